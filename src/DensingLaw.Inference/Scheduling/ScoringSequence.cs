namespace DensingLaw.Inference;

/// <summary>A distinct input sequence and everything that is read from it.</summary>
internal sealed class ScoringSequence(int[] tokens)
{
    /// <summary>The engine's input: a context and all but the last token of a continuation.</summary>
    public int[] Tokens { get; } = tokens;

    /// <summary>What requests read, in ascending order of position once <see cref="SequenceForest"/> has sorted it.</summary>
    public List<PendingRead> Reads { get; } = [];

    /// <summary>Whether anything is read from it; if not, it is known already and only shapes the plan.</summary>
    public bool IsRead => Reads.Count > 0;

    /// <summary>Tokens in front that this sequence has in common with <paramref name="other"/>, looking from <paramref name="from"/> on.</summary>
    public int CommonPrefix(ScoringSequence other, int from)
    {
        var limit = Math.Min(Tokens.Length, other.Tokens.Length);
        return from >= limit ? limit : from + Tokens.AsSpan(from, limit - from).CommonPrefixLength(other.Tokens.AsSpan(from, limit - from));
    }
}
