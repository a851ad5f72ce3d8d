namespace DensingLaw.Training.Corpus;

/// <summary>One side of the split.</summary>
public sealed record SplitIndex
{
    /// <summary>Tokens, one EOS a document included.</summary>
    public required long Tokens { get; init; }

    /// <summary>Documents.</summary>
    public required long Documents { get; init; }

    /// <summary>UTF-8 bytes of the documents' texts.</summary>
    public required long TextBytes { get; init; }

    /// <summary>The files in order; none where the side is empty.</summary>
    public required IReadOnlyList<ShardFile> Shards { get; init; }
}
