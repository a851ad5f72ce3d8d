namespace DensingLaw.Training.Corpus;

/// <summary>A benchmark's overlap with a corpus.</summary>
public sealed record BenchmarkOverlap
{
    /// <summary>The benchmark's key.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Its items.</summary>
    public required int Items { get; init; }

    /// <summary>Items that share a row of words with at least one document.</summary>
    public required int ItemsHit { get; init; }

    /// <summary>Items with too few words to be found.</summary>
    public required int ItemsTooShort { get; init; }

    /// <summary>Rows of words that too many items have, which were not looked for.</summary>
    public required long TemplateRows { get; init; }

    /// <summary>Documents dropped because of it.</summary>
    public required long DocumentsDropped { get; init; }

    /// <summary>Their UTF-8 bytes.</summary>
    public required long BytesDropped { get; init; }

    /// <summary>The first overlaps in reading order.</summary>
    public required IReadOnlyList<OverlapExample> Examples { get; init; }
}
