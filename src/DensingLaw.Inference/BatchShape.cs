namespace DensingLaw.Inference;

/// <summary>What an engine can take in one forward, and how much of it is wise.</summary>
public sealed record BatchShape
{
    /// <summary>Own tokens of all rows together that keep the device busy without wasting memory.</summary>
    public required int PreferredTokens { get; init; }

    /// <summary>Rows that may share one forward; 1 for graphs that cannot mix row lengths.</summary>
    public int MaxRows { get; init; } = int.MaxValue;

    /// <summary>False for graphs without a cache: a prefix is then computed again with every row.</summary>
    public bool KeepsPrefixes { get; init; } = true;

    /// <summary>
    /// Sequences longer than this must run whole, without a prefix and in one piece: their rotary frequencies depend on their length (dynamic and long scalings).
    /// </summary>
    public int SharedLengthLimit { get; init; } = int.MaxValue;

    /// <summary>Bytes of attention scores that one forward should need at most; a forward holds about two such buffers at a time.</summary>
    public long PreferredScoreBytes { get; init; } = 16L << 20;

    /// <summary>Bytes of attention scores that one query token makes per key token (query heads × 4 in fp32).</summary>
    public required int ScoreBytesPerTokenPair { get; init; }

    /// <summary>Rows to continue side by side in generation.</summary>
    public int PreferredRows { get; init; } = 1;

    /// <summary>Bytes of keys and values that one token of a row in generation needs.</summary>
    public long RowBytesPerToken { get; init; }

    /// <summary>Bytes of keys and values that all rows in generation should need at most.</summary>
    public long PreferredRowBytes { get; init; } = long.MaxValue;
}
