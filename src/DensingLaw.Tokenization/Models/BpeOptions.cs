namespace DensingLaw.Tokenization;

/// <summary>How a byte-pair model treats whole words and characters outside its vocabulary.</summary>
internal sealed record BpeOptions
{
    /// <summary>Whether a piece that is itself a token becomes that token without regard to the merges.</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>Token for characters that have none; null drops them.</summary>
    public int? UnknownId { get; init; }

    /// <summary>Whether neighbouring unknown characters of a piece become one token.</summary>
    public bool FuseUnknown { get; init; }

    /// <summary>
    /// Whether an unknown character becomes tokens <c>&lt;0xHH&gt;</c>, provided that the vocabulary has one for each of its bytes.
    /// </summary>
    public bool ByteFallback { get; init; }
}
