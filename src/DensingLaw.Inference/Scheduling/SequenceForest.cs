namespace DensingLaw.Inference;

/// <summary>
/// The distinct input sequences of a set of requests in lexicographic order of their tokens. In that order every subtree of the prefix forest is a
/// contiguous range whose common prefix is that of its first and last member, so the forest needs no nodes.
/// </summary>
internal sealed class SequenceForest
{
    private SequenceForest(ScoringSequence[] sequences) => Sequences = sequences;

    /// <summary>Sorted, without duplicates.</summary>
    public ScoringSequence[] Sequences { get; }

    /// <summary>Tokens of all sequences that are read, each counted whole.</summary>
    public long TotalTokens => Sequences.Where(s => s.IsRead).Sum(s => (long)s.Tokens.Length);

    /// <param name="requests">What is scored.</param>
    /// <param name="foldLimit">
    /// The longest sequence that shorter ones are folded into: a sequence that another begins with is read on the way there and is not computed by itself.
    /// </param>
    public static SequenceForest Build(IReadOnlyList<ScoreRequest> requests, int foldLimit)
    {
        var order = new (int[] Tokens, int Request)[requests.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var context = requests[i].Context.Span;
            var continuation = requests[i].Continuation.Span;
            if (context.IsEmpty || continuation.IsEmpty)
            {
                throw new ArgumentException($"request {i} has {context.Length} context and {continuation.Length} continuation tokens; each needs at least 1", nameof(requests));
            }

            order[i] = ([.. context, .. continuation[..^1]], i);
        }

        Array.Sort(order, static (a, b) =>
        {
            var byTokens = a.Tokens.AsSpan().SequenceCompareTo(b.Tokens);
            return byTokens != 0 ? byTokens : a.Request.CompareTo(b.Request);
        });

        var sequences = new List<ScoringSequence>(order.Length);
        foreach (var (tokens, request) in order)
        {
            if (sequences.Count == 0 || !sequences[^1].Tokens.AsSpan().SequenceEqual(tokens))
            {
                sequences.Add(new ScoringSequence(tokens));
            }

            if (requests[request].IsKnown)
            {
                continue;
            }

            var continuation = requests[request].Continuation.Span;
            var first = tokens.Length - continuation.Length;
            for (var slot = 0; slot < continuation.Length; slot++)
            {
                sequences[^1].Reads.Add(new PendingRead(first + slot, continuation[slot], request, slot));
            }
        }

        // In sorted order a sequence stands right before those that begin with it.
        for (var i = sequences.Count - 2; i >= 0; i--)
        {
            if (sequences[i + 1].Tokens.Length <= foldLimit && sequences[i + 1].Tokens.AsSpan().StartsWith(sequences[i].Tokens))
            {
                sequences[i + 1].Reads.AddRange(sequences[i].Reads);
                sequences.RemoveAt(i);
            }
        }

        foreach (var sequence in sequences)
        {
            sequence.Reads.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : (a.Request, a.Slot).CompareTo((b.Request, b.Slot)));
        }

        return new SequenceForest([.. sequences]);
    }
}
