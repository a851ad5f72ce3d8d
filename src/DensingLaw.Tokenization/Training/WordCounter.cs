using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace DensingLaw.Tokenization.Training;

/// <summary>Counts the pieces that a pre-tokenizer makes of texts. Its memory grows with the different pieces, not with the texts.</summary>
internal static class WordCounter
{
    /// <summary>Counts by piece in byte-level characters. The texts are enumerated once, one at a time; what they throw comes through.</summary>
    public static Dictionary<string, long> Count(IEnumerable<string> texts, PreTokenizer preTokenizer, int threads, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(
                Partitioner.Create(texts, EnumerablePartitionerOptions.NoBuffering),
                parallel,
                () => new Part(),
                (text, _, part) =>
                {
                    part.Add(text, preTokenizer);
                    return part;
                },
                part =>
                {
                    lock (counts)
                    {
                        part.AddTo(counts);
                    }
                });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
        }

        return counts;
    }

    private sealed class Part
    {
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
        private readonly Passage _passage = new();

        public void Add(string text, PreTokenizer preTokenizer)
        {
            if (text.Length == 0)
            {
                return;
            }

            _passage.Load(WellFormed.Text(text), firstCodePoint: -1);
            preTokenizer.Apply(_passage);
            var lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var piece in _passage.Pieces)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(lookup, _passage.TextOf(piece), out _)++;
            }
        }

        public void AddTo(Dictionary<string, long> counts)
        {
            foreach (var (word, count) in _counts)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += count;
            }
        }
    }
}
