using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation;

/// <summary>A benchmark's items, ready to run.</summary>
/// <param name="Plan">How the plan states the benchmark.</param>
/// <param name="Protocol">How it is run.</param>
/// <param name="Items">The items to measure, sub-task by sub-task in the benchmark's own order.</param>
public sealed record RunBenchmark(PlannedBenchmark Plan, Protocol Protocol, IReadOnlyList<BenchmarkItem> Items)
{
    /// <summary>How completions are sampled.</summary>
    public SamplingSettings Sampling { get; init; } = SamplingSettings.Greedy;

    /// <summary>Hash of items' ids in order, one a line.</summary>
    public static string ItemsSha256(IEnumerable<BenchmarkItem> items) => ResultAddress.Sha256(string.Concat(items.Select(i => i.Id + "\n")));
}
