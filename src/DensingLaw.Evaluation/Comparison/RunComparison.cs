using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Compares two runs item by item (PROTOCOLS 7).</summary>
public static class RunComparison
{
    /// <summary>Pairs, tests and explains.</summary>
    /// <param name="first">The baseline.</param>
    /// <param name="second">The candidate.</param>
    /// <param name="options">What counts as a regression.</param>
    /// <exception cref="DataIntegrityException">No common benchmark or item, or prompts that differ; the piece that differs is named.</exception>
    public static ComparisonResult Compare(ComparedRun first, ComparedRun second, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(options);
        var common = first.Benchmarks.Join(second.Benchmarks, b => b.Name, b => b.Name, (a, b) => (First: a, Second: b)).ToArray();
        if (common.Length == 0)
        {
            throw new DataIntegrityException(
                $"the runs have no benchmark in common: {first.Label} has {Names(first)}, {second.Label} has {Names(second)}; compare runs of the same benchmarks");
        }

        foreach (var (a, b) in common)
            ComparabilityCheck.RequireSamePieces(a, b, options);
        var paired = common.Select(c => (c.First, c.Second, Pairing: ItemPairing.Of(c.First, c.Second))).ToArray();
        foreach (var (a, b, pairing) in paired)
            ComparabilityCheck.RequireSamePrompts(a, b, pairing, options);
        var differences = paired.Select(p => p.Pairing.Pairs.Select(pair => ItemDifference.Of(p.First.Name, pair)).ToArray()).ToArray();
        var benchmarks = Judged([.. paired.Select((p, i) => Compare(p.First, p.Pairing, differences[i], options))], options.Alpha);
        return new ComparisonResult
        {
            First = first.Label,
            Second = second.Label,
            FirstTool = first.Tool,
            SecondTool = second.Tool,
            Alpha = options.Alpha,
            Seed = options.Bootstrap.Seed,
            Benchmarks = benchmarks,
            Changed = [.. differences.SelectMany(d => d).Where(d => d.Kind != DifferenceKind.Same || d.FirstScore != d.SecondScore || d.Nats > options.NoiseNats)
                .OrderByDescending(d => Math.Abs((d.SecondScore ?? 0) - (d.FirstScore ?? 0))).ThenByDescending(d => d.Nats).ThenBy(d => d.Item, StringComparer.Ordinal)
                .Take(options.ChangedItems)],
            Notes = [.. Notes(first, second, paired.Select(p => (p.First.Name, p.Pairing)))],
        };
    }

    private static BenchmarkComparison Compare(ComparedBenchmark benchmark, ItemPairing pairing, ItemDifference[] differences, ComparisonOptions options)
    {
        ItemPair[] scored = [.. pairing.Pairs.Where(p => p.First.Score is not null && p.Second.Score is not null)];
        return new BenchmarkComparison
        {
            Name = benchmark.Name,
            Protocol = benchmark.Protocol,
            Pairs = pairing.Pairs.Count,
            OnlyFirst = pairing.OnlyFirst,
            OnlySecond = pairing.OnlySecond,
            DifferentPrompts = pairing.Pairs.Count(p => p.PromptsDiffer),
            Flips = FlipTable.Of(scored, options.NoiseNats),
            Differences = new SortedDictionary<DifferenceKind, int>(differences.CountBy(d => d.Kind).ToDictionary()),
            Score = ScoreTest.Of([.. scored.Select(p => p.First.Score!.Value)], [.. scored.Select(p => p.Second.Score!.Value)], options.MarginOf(benchmark.Name), options),
            Losses = LossTest.All(pairing.Pairs, options),
            FirstHealth = HealthRates.Of([.. scored.Select(p => p.First)]),
            SecondHealth = HealthRates.Of([.. scored.Select(p => p.Second)]),
        };
    }

    /// <summary>Holm over all tests of all benchmarks, then the verdicts.</summary>
    private static BenchmarkComparison[] Judged(BenchmarkComparison[] benchmarks, double alpha)
    {
        var tests = benchmarks.SelectMany(b => b.Losses.Select(l => l.Test).Prepend(b.Score).OfType<QuantityTest>()).ToArray();
        var adjusted = new Queue<double>(HolmAdjustment.Adjust([.. tests.Select(t => t.PValue)]));
        return [.. benchmarks.Select(b => b with
        {
            Score = b.Score?.Judge(adjusted.Dequeue(), alpha),
            Losses = [.. b.Losses.Select(l => l with { Test = l.Test.Judge(adjusted.Dequeue(), alpha) })],
        })];
    }

    private static IEnumerable<string> Notes(ComparedRun first, ComparedRun second, IEnumerable<(string Name, ItemPairing Pairing)> pairings)
    {
        if (first.Manifest?.Plan is { } a && second.Manifest?.Plan is { } b)
        {
            if (a.Checkpoint.TokenizerSha256 != b.Checkpoint.TokenizerSha256)
                yield return "the tokenizers' files differ";
            if (a.Checkpoint.ChatTemplateSha256 is { } template && template != b.Checkpoint.ChatTemplateSha256)
                yield return "the chat templates differ";
            if (a.Checkpoint.AddsBos != b.Checkpoint.AddsBos)
                yield return $"the beginning-of-sequence token is {(b.Checkpoint.AddsBos ? "now added" : "no longer added")}";
            if (a.Engine.Version != b.Engine.Version || a.Engine.Name != b.Engine.Name || a.Engine.Precision != b.Engine.Precision || a.DeviceKind != b.DeviceKind)
                yield return $"the engines differ: {a.Engine.Name} {a.Engine.Version} {a.DeviceKind} {a.Engine.Precision} and {b.Engine.Name} {b.Engine.Version} {b.DeviceKind} {b.Engine.Precision}";
        }

        foreach (var (name, pairing) in pairings)
        {
            if (pairing.OnlyFirst + pairing.OnlySecond > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {pairing.OnlyFirst} items are only in the first run and {pairing.OnlySecond} only in the second; the others are compared");
            var tokens = pairing.Pairs.Count(p => p.First.PromptTokens is { } m && p.Second.PromptTokens is { } n && m != n);
            if (tokens > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: the prompts of {tokens} items have another number of tokens, though the texts are the same");
            var different = pairing.Pairs.Count(p => p.PromptsDiffer);
            if (different > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: the prompts of {different} items differ, which was allowed; the scores are of different questions");
        }
    }

    private static string Names(ComparedRun run) => run.Benchmarks.Count == 0 ? "none with records" : string.Join(", ", run.Benchmarks.Select(b => b.Name));
}
