using System.Globalization;
using System.Text.Json;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>The tables of a comparison.</summary>
public static class ComparisonTables
{
    private const string None = "–";

    /// <summary>One row a quantity, with the smallest effect that could have been seen beside each difference.</summary>
    public static Table Tests(ComparisonResult result) => new()
    {
        Headers = ["quantity", "first", "second", "difference", "interval", "detectable", "margin", "p", "p (Holm)", "test", "verdict"],
        RightAligned = [1, 2, 3, 4, 5, 6, 7, 8],
        LeftOutFirst = [9, 7, 6, 4, 8],
        Rows = [.. result.Benchmarks.SelectMany(Rows)],
    };

    /// <summary>One row a benchmark: what became of the verdicts.</summary>
    public static Table Flips(ComparisonResult result) => new()
    {
        Headers = ["benchmark", "pairs", "both right", "right to wrong", "wrong to right", "both wrong", "changed, same verdict", "beyond noise"],
        RightAligned = [1, 2, 3, 4, 5, 6, 7],
        LeftOutFirst = [6, 5, 2],
        Rows = [.. result.Benchmarks.Select(b => new[]
        {
            b.Name, Count(b.Pairs), Count(b.Flips.BothRight), Count(b.Flips.RightToWrong), Count(b.Flips.WrongToRight), Count(b.Flips.BothWrong),
            Count(b.Flips.ChangedSameVerdict), Count(b.Flips.BeyondNoise),
        })],
    };

    /// <summary>One row a benchmark and place where the sides part.</summary>
    public static Table Agreement(ComparisonResult result) => new()
    {
        Headers = ["benchmark", "parts at", "items"],
        RightAligned = [2],
        Rows = [.. result.Benchmarks.SelectMany(b => b.Differences.Select(d => new[] { b.Name, Name(d.Key), Count(d.Value) }))],
    };

    /// <summary>One row a benchmark: rates that tell of broken runs.</summary>
    public static Table Health(ComparisonResult result) => new()
    {
        Headers = ["benchmark", "truncated", "", "cut off", "", "invalid", ""],
        RightAligned = [1, 2, 3, 4, 5, 6],
        Rows = [.. result.Benchmarks.Select(b => new[]
        {
            b.Name, Percent(b.FirstHealth.Truncated), Percent(b.SecondHealth.Truncated), Percent(b.FirstHealth.CutOff), Percent(b.SecondHealth.CutOff),
            Percent(b.FirstHealth.Invalid), Percent(b.SecondHealth.Invalid),
        })],
    };

    /// <summary>One row an item that changed.</summary>
    public static Table Changed(ComparisonResult result) => new()
    {
        Headers = ["benchmark", "item", "score", "answer", "why"],
        Rows = [.. result.Changed.Select(c => new[] { c.Benchmark, c.Item, $"{Score(c.FirstScore)} → {Score(c.SecondScore)}", $"{Short(c.FirstAnswer)} → {Short(c.SecondAnswer)}", c.Reason })],
    };

    /// <summary>The whole in one line.</summary>
    public static string Verdict(ComparisonResult result)
    {
        string[] regressed = [.. result.Tests.Where(t => t.Test.Verdict == ComparisonVerdict.Regressed).Select(t => t.Name)];
        string[] open = [.. result.Tests.Where(t => t.Test.Verdict == ComparisonVerdict.Inconclusive).Select(t => t.Name)];
        return regressed.Length > 0 ? $"regressed: {string.Join(", ", regressed)}"
            : open.Length > 0 ? $"no regression found; too few items to rule one out: {string.Join(", ", open)}"
            : "no regression";
    }

    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static IEnumerable<IReadOnlyList<string>> Rows(BenchmarkComparison benchmark)
    {
        if (benchmark.Score is { } score)
            yield return Row($"{benchmark.Name} score", score);
        foreach (var loss in benchmark.Losses)
            yield return Row($"{benchmark.Name} {Name(loss.Kind)}, bits/byte", loss.Test);
    }

    private static string[] Row(string name, QuantityTest test) =>
    [
        name, Number(test.First), Number(test.Second), Signed(test.Difference),
        test is { Lower: { } lower, Upper: { } upper } ? $"{Signed(lower)} to {Signed(upper)}" : None,
        test.DetectableEffect is { } effect ? Number(effect) : None, Number(test.Margin), P(test.PValue), P(test.AdjustedPValue), test.Test, Name(test.Verdict),
    ];

    private static string Score(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? None;

    private static string Short(string? text)
    {
        var line = (text ?? None).ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : line[..39] + "…";
    }

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    private static string P(double value) => value is > 0 and < 0.0001 ? "<0.0001" : Number(value);

    private static string Percent(double? share) => share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : None;

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
