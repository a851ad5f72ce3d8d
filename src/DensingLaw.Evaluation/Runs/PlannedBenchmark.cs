using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation;

/// <summary>A benchmark as a run's plan states it.</summary>
/// <param name="Name">The benchmark: <c>mmlu</c>.</param>
/// <param name="Protocol">The named way to run it: <c>mmlu/lm-eval-5shot</c>.</param>
/// <param name="ProtocolSha256">Hash of the protocol's definition.</param>
/// <param name="DataSha256">Hash of the benchmark's files.</param>
/// <param name="Items">Items the run measures.</param>
public sealed record PlannedBenchmark(string Name, string Protocol, string ProtocolSha256, string DataSha256, int Items)
{
    /// <summary>Hash of the items' ids in order; null for plans that were made before it was recorded.</summary>
    public string? ItemsSha256 { get; init; }

    /// <summary>How completions are written and how many an item; null where continuations are compared.</summary>
    public PlannedCompletions? Completions { get; init; }

    /// <summary>What of each item is measured as conditional loss; empty for none.</summary>
    public IReadOnlyList<LossKind> Losses { get; init; } = [];

    /// <summary>Where the data differ from the release, which was allowed; empty for the release itself.</summary>
    public IReadOnlyList<string> DataDifferences { get; init; } = [];

    /// <summary>Results that make the benchmark complete: a score or a grade for each item and completion, and the losses.</summary>
    public int Results => (Items * (Completions?.Samples ?? 1)) + (Items * Losses.Count);
}
