namespace DensingLaw.Evaluation.Data;

/// <summary>What <see cref="DataImporter"/> did.</summary>
public sealed record ImportReport
{
    /// <summary>Release files that are in the data folder now.</summary>
    public required IReadOnlyList<ImportedFile> Files { get; init; }

    /// <summary>What looks like a release file and is not, one line each: copies with other bytes. None of them was copied or replaced.</summary>
    public required IReadOnlyList<string> Modified { get; init; }

    /// <summary>Files that a benchmark still lacks, of the benchmarks that anything was found of.</summary>
    public required IReadOnlyList<DataFile> Missing { get; init; }

    /// <summary>Benchmarks that nothing was found of.</summary>
    public required IReadOnlyList<string> Absent { get; init; }
}
