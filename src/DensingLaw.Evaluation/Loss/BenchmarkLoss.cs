using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Loss;

/// <summary>The losses of one kind of a benchmark. A pure function of its items' losses.</summary>
public sealed record BenchmarkLoss
{
    /// <summary>The benchmark: <c>mmlu</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>What was scored.</summary>
    public required LossKind Kind { get; init; }

    /// <summary>Its items by what happened to them.</summary>
    public required LossCounts Counts { get; init; }

    /// <summary>The headline: over the items that are neither truncated nor infinite; null when there are none.</summary>
    public required LossSummary? Loss { get; init; }

    /// <summary>Over the truncated items that are not infinite; null when there are none.</summary>
    public required LossSummary? TruncatedLoss { get; init; }

    /// <summary>The sub-tasks, in the items' order.</summary>
    public required IReadOnlyList<SubtaskLoss> Subtasks { get; init; }

    /// <summary>Summarises items, benchmark by benchmark and kind by kind, in order of first appearance.</summary>
    /// <param name="items">In the benchmarks' order: the intervals depend on it, as on the seed.</param>
    /// <param name="options">Draws, seed and level of the intervals.</param>
    public static IReadOnlyList<BenchmarkLoss> All(IEnumerable<ItemLoss> items, BootstrapOptions options) =>
        [.. items.GroupBy(i => (i.Benchmark, i.Kind)).Select(g => Of(g.Key.Benchmark, g.Key.Kind, [.. g], options))];

    private static BenchmarkLoss Of(string benchmark, LossKind kind, IReadOnlyList<ItemLoss> items, BootstrapOptions options)
    {
        var subtasks = items.GroupBy(i => i.Subtask, StringComparer.Ordinal).Select(g => (Name: g.Key, Items: g.ToArray())).ToArray();
        return new BenchmarkLoss
        {
            Benchmark = benchmark,
            Kind = kind,
            Counts = LossCounts.Of(items),
            Loss = LossSummary.Of(subtasks.Select(s => Whole(s.Items)), options),
            TruncatedLoss = LossSummary.Of(subtasks.Select(s => Truncated(s.Items)), options),
            Subtasks = [.. subtasks.Select(s => new SubtaskLoss(s.Name, LossCounts.Of(s.Items), LossSummary.Of([Whole(s.Items)], options)))],
        };
    }

    private static ItemLoss[] Whole(ItemLoss[] items) => Array.FindAll(items, i => i is { Truncated: false, IsInfinite: false });

    private static ItemLoss[] Truncated(ItemLoss[] items) => Array.FindAll(items, i => i is { Truncated: true, IsInfinite: false });
}
