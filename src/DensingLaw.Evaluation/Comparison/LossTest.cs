using DensingLaw.Evaluation.Loss;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Tests the losses of one kind of one benchmark's pairs, in bits a byte over all of them.</summary>
/// <param name="Kind">What was scored.</param>
/// <param name="Pairs">Items whose loss is whole and finite on both sides.</param>
/// <param name="LeftOut">Items with a loss on both sides that are not.</param>
/// <param name="Test">The test.</param>
public sealed record LossTest(LossKind Kind, int Pairs, int LeftOut, QuantityTest Test)
{
    /// <summary>One a kind that both sides have.</summary>
    public static IReadOnlyList<LossTest> All(IReadOnlyList<ItemPair> pairs, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        var both = pairs.SelectMany(p => p.First.Losses.Join(p.Second.Losses, l => l.Kind, l => l.Kind, (a, b) => (First: a, Second: b)));
        return [.. both.GroupBy(l => l.First.Kind).OrderBy(g => g.Key).Select(g => Of(g.Key, [.. g], options)).OfType<LossTest>()];
    }

    private static LossTest? Of(LossKind kind, (ItemLoss First, ItemLoss Second)[] all, ComparisonOptions options)
    {
        var pairs = Array.FindAll(all, p => p is { First: { Truncated: false, IsInfinite: false }, Second: { Truncated: false, IsInfinite: false } } && p.First.Bytes == p.Second.Bytes);
        if (pairs.Length == 0)
            return null;
        double[] bytes = [.. pairs.Select(p => (double)p.First.Bytes)];
        double[] bits = [.. pairs.Select(p => (p.Second.Nats - p.First.Nats) / Math.Log(2))];
        var names = pairs.Select(p => p.First.Subtask).Distinct().Select((name, i) => (name, i)).ToDictionary(s => s.name, s => s.i);
        var bySubtask = names.Count >= options.FewestClusters;
        int[] clusters = bySubtask ? [.. pairs.Select(p => names[p.First.Subtask])] : [.. Enumerable.Range(0, pairs.Length)];
        var total = bytes.Sum();
        var first = pairs.Sum(p => p.First.Nats) / Math.Log(2) / total;
        var second = pairs.Sum(p => p.Second.Nats) / Math.Log(2) / total;
        var bootstrap = ClusteredBootstrap.Of(bits, bytes, clusters, options.Bootstrap with { Level = 1 - options.Alpha });
        var test = QuantityTest.Of(
            first, second, Linearised(bits, bytes, clusters), bootstrap?.Interval,
            (bySubtask ? "paired bootstrap of sub-tasks" : "paired bootstrap of items", bootstrap?.PValue ?? 1), options.LossMargin * first, moreIsBetter: false, options);
        return new LossTest(kind, pairs.Length, all.Length - pairs.Length, test);
    }

    // The ratio r = Σ bits / Σ bytes as a mean: each item's value is r + (bits − r · bytes) / mean bytes, whose mean is r and whose spread is, to first
    // order, the ratio's.
    private static PairedDifference Linearised(double[] bits, double[] bytes, int[] clusters)
    {
        var ratio = bits.Sum() / bytes.Sum();
        var mean = bytes.Average();
        var values = new double[bits.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = ratio + ((bits[i] - (ratio * bytes[i])) / mean);
        return PairedDifference.Clustered(values, clusters) with { Mean = ratio };
    }
}
