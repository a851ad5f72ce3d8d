namespace DensingLaw.Reporting;

/// <summary>A benchmark's score and how it was got.</summary>
public sealed record BenchmarkSection
{
    /// <summary>The benchmark.</summary>
    public required string Name { get; init; }

    /// <summary>The named way it was run.</summary>
    public required string Protocol { get; init; }

    /// <summary>Hash of the protocol's definition.</summary>
    public required string ProtocolSha256 { get; init; }

    /// <summary>Hash of the benchmark's files.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Items measured.</summary>
    public required int Items { get; init; }

    /// <summary>Items the run was to measure.</summary>
    public required int ItemsPlanned { get; init; }

    /// <summary>The share answered right; every item weighs the same.</summary>
    public required double Score { get; init; }

    /// <summary>The mean of the sub-tasks' scores.</summary>
    public required double MacroScore { get; init; }

    /// <summary>Of the score; null for a single item.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Of the score.</summary>
    public required IntervalSection Interval { get; init; }

    /// <summary>Items cut from the left to fit the model.</summary>
    public required int Truncated { get; init; }

    /// <summary>Items with a token across the seam of prompt and continuation.</summary>
    public required int BoundaryMerged { get; init; }

    /// <summary>Categories of sub-tasks in order of first appearance; empty where the benchmark has none.</summary>
    public required IReadOnlyList<SubtaskSection> Categories { get; init; }

    /// <summary>In the benchmark's own order.</summary>
    public required IReadOnlyList<SubtaskSection> Subtasks { get; init; }
}
