using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation;

/// <summary>A benchmark's items, ready to run.</summary>
/// <param name="Plan">How the plan states the benchmark.</param>
/// <param name="Items">The items to measure, sub-task by sub-task in the benchmark's own order.</param>
public sealed record RunBenchmark(PlannedBenchmark Plan, IReadOnlyList<BenchmarkItem> Items)
{
    /// <summary>How continuations are compared; null where answers are written.</summary>
    public ChoiceRule? Choice { get; init; }

    /// <summary>How answers are written; null where continuations are compared.</summary>
    public GenerationSettings? Generation { get; init; }

    /// <summary>How completions are sampled.</summary>
    public SamplingSettings Sampling { get; init; } = SamplingSettings.Greedy;

    /// <summary>Hash of items' ids in order, one a line.</summary>
    public static string ItemsSha256(IEnumerable<BenchmarkItem> items) => ResultAddress.Sha256(string.Concat(items.Select(i => i.Id + "\n")));
}
