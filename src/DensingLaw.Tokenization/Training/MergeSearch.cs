using System.Runtime.InteropServices;

namespace DensingLaw.Tokenization.Training;

/// <summary>
/// Finds merges one by one: the most frequent pair of neighbours over all words becomes a token. After a merge only the words that have the pair are
/// looked at again, and the counts of the pairs beside it follow; the queue holds stale counts, which are put right when they come up.
/// </summary>
internal sealed class MergeSearch
{
    private readonly List<string> _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly int[][] _words;
    private readonly int[] _lengths;
    private readonly long[] _counts;
    private readonly Dictionary<ulong, long> _pairs = [];
    private readonly PriorityQueue<List<int>, MergeCandidate> _queue = new();
    private readonly Dictionary<ulong, List<int>> _grown = [];

    /// <param name="tokens">Tokens by id: special tokens and the byte characters; new tokens are added at the end.</param>
    /// <param name="words">Words with their counts; their characters are all tokens.</param>
    public MergeSearch(List<string> tokens, IReadOnlyList<KeyValuePair<string, long>> words)
    {
        _tokens = tokens;
        _ids = tokens.Select((token, id) => (token, id)).ToDictionary(t => t.token, t => t.id, StringComparer.Ordinal);
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _words = new int[words.Count][];
        _lengths = new int[words.Count];
        _counts = new long[words.Count];
        for (var w = 0; w < words.Count; w++)
        {
            var (word, count) = words[w];
            _words[w] = new int[word.Length];
            for (var i = 0; i < word.Length; i++)
            {
                _words[w][i] = lookup[word.AsSpan(i, 1)];
            }

            (_lengths[w], _counts[w]) = (word.Length, count);
            for (var i = 0; i + 1 < word.Length; i++)
            {
                Change(_words[w][i], _words[w][i + 1], 1, w);
            }
        }

        Enqueue();
    }

    /// <summary>Merges found so far, in the order in which they apply.</summary>
    public List<(int Left, int Right)> Merges { get; } = [];

    /// <summary>Finds the next merge; false when no pair occurs often enough.</summary>
    public bool TryNext(long minFrequency)
    {
        while (_queue.TryDequeue(out var words, out var candidate))
        {
            var now = _pairs[Merge.Key(candidate.Left, candidate.Right)];
            if (now != candidate.Count)
            {
                if (now > 0)
                {
                    _queue.Enqueue(words, candidate with { Count = now });
                }

                continue;
            }

            if (now < minFrequency)
            {
                return false;
            }

            Apply(candidate.Left, candidate.Right, words);
            return true;
        }

        return false;
    }

    private void Apply(int left, int right, List<int> words)
    {
        var token = _tokens[left] + _tokens[right];
        if (!_ids.TryGetValue(token, out var id))
        {
            id = _tokens.Count;
            _tokens.Add(token);
            _ids.Add(token, id);
        }

        Merges.Add((left, right));
        foreach (var word in words)
        {
            MergeIn(word, left, right, id);
        }

        Enqueue();
    }

    private void MergeIn(int word, int left, int right, int id)
    {
        var symbols = _words[word].AsSpan(0, _lengths[word]);
        var kept = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            if (symbols[i] != left || i + 1 == symbols.Length || symbols[i + 1] != right)
            {
                symbols[kept++] = symbols[i];
                continue;
            }

            if (kept > 0)
            {
                Change(symbols[kept - 1], left, -1, word);
                Change(symbols[kept - 1], id, 1, word);
            }

            if (i + 2 < symbols.Length)
            {
                Change(right, symbols[i + 2], -1, word);
                Change(id, symbols[i + 2], 1, word);
            }

            symbols[kept++] = id;
            i++;
        }

        _lengths[word] = kept;
    }

    /// <summary>
    /// Adds a word's occurrences to a pair or takes them off. A word's changes come together, so that comparing with the last one lists it once.
    /// </summary>
    private void Change(int left, int right, int sign, int word)
    {
        var key = Merge.Key(left, right);
        CollectionsMarshal.GetValueRefOrAddDefault(_pairs, key, out _) += sign * _counts[word];
        if (sign < 0)
        {
            return;
        }

        ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(_grown, key, out _);
        words ??= [];
        if (words.Count == 0 || words[^1] != word)
        {
            words.Add(word);
        }
    }

    private void Enqueue()
    {
        foreach (var (key, words) in _grown)
        {
            if (_pairs[key] is > 0 and var count)
            {
                _queue.Enqueue(words, new MergeCandidate(count, (int)(key >> 32), (int)(uint)key));
            }
        }

        _grown.Clear();
    }
}
