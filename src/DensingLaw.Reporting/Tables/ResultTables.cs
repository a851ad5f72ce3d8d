using System.Globalization;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The tables a user sees at the end of a run.</summary>
public static class ResultTables
{
    /// <summary>One row a benchmark, and under it one a category.</summary>
    public static Table Scores(ResultDocument result)
    {
        // Rates of completions stand beside the scores where there are completions.
        var (headers, written) = result.Benchmarks.Any(b => b.Completions is not null) ? ((string[])["invalid", "cut off"], 2) : ([], 0);
        return new Table
        {
            Headers = ["benchmark", "score", "± s.e.", "90 % interval", "macro", "items", .. headers, "protocol"],
            RightAligned = [.. Enumerable.Range(1, 5 + written)],
            LeftOutFirst = [6 + written, 4, 2],
            Rows = [.. result.Benchmarks.SelectMany(Rows).Select(r => (string[])[.. r[..6], .. r[6..(6 + written)], r[^1]])],
        };
    }

    /// <summary>One row a quantity; empty without a density.</summary>
    public static Table Density(ResultDocument result)
    {
        var rows = new List<IReadOnlyList<string>>();
        if (result.Density is { } density)
        {
            rows.Add(["N̂ effective parameters", Estimate(density.EffectiveParameters, density.EffectiveParametersInterval, ParameterText.Of)]);
            rows.Add(["N non-embedding parameters", ParameterText.Of(result.Checkpoint.Parameters.NonEmbedding)]);
            rows.Add(["ρ = N̂ / N", Estimate(density.Value, density.Interval, Ratio)]);
            rows.Add(["status", density.Status]);
            rows.Add(["curve", density.Curve]);
            if (density.Average is { } average)
                rows.Add(["average", average == CurveAverage.Published.Name ? "published: the paper's mixture" : $"{average}, of losses and scores alike"]);
            if (density.ByTime is { } time)
                rows.AddRange(Time(time));
            if (density.FromLoss is { } loss)
                rows.AddRange(Loss(loss));
            if (density.Tension is { } tension)
                rows.Add(["score against loss", tension.Verdict]);
        }

        return new Table { Headers = ["density", ""], Rows = rows };
    }

    private static IEnumerable<string[]> Time(TimeSection time)
    {
        yield return [string.Create(CultureInfo.InvariantCulture, $"ρ by time, k1/k2 = {time.K1OverK2:G3}"), Estimate(time.Value, time.Interval, Ratio)];
        yield return ["ρ by time, paper's k1/k2", time.ValueWithPublishedRatio is { } published ? Ratio(published) : "–"];
        if (time is not { ValueByTotalParameters: { } total, ValueByActiveParameters: { } active } || time.ActiveParameters == time.TotalParameters)
            yield break;
        yield return ["ρ by all parameters", Ratio(total)];
        yield return ["ρ by active parameters", Ratio(active)];
    }

    private static IEnumerable<string[]> Loss(LossDensitySection loss)
    {
        if (loss.Loss is null)
        {
            yield return ["N̂ from the loss", $"none: {loss.Status}"];
            yield break;
        }

        yield return ["N̂ from the loss", Estimate(loss.EffectiveParameters, loss.EffectiveParametersInterval, ParameterText.Of)];
        yield return ["ρ from the loss", Estimate(loss.Value, loss.Interval, Ratio)];
        yield return ["status from the loss", loss.Status];
    }

    private static IEnumerable<string[]> Rows(BenchmarkSection benchmark) =>
    [
        Row(benchmark),
        .. benchmark.PassAt.Where(p => p.Key > 1).Select(p => Verdict(string.Create(CultureInfo.InvariantCulture, $"pass@{p.Key}"), p.Value)),
        .. benchmark.OtherScores.Select(o => Verdict(o.Key, o.Value)),
        .. benchmark.Categories.Select(Row),
    ];

    private static string[] Verdict(string name, double score) => [$"  {name}", Share(score), "", "", "", "", "", "", ""];

    private static string[] Row(BenchmarkSection benchmark) =>
    [
        benchmark.Name, Share(benchmark.Score), Error(benchmark.StandardError),
        $"{Share(benchmark.Interval.Lower ?? 0)} – {Share(benchmark.Interval.Upper ?? 1)}", Share(benchmark.MacroScore),
        benchmark.Items == benchmark.ItemsPlanned ? Count(benchmark.Items) : $"{Count(benchmark.Items)} of {Count(benchmark.ItemsPlanned)}",
        Rate(benchmark.Completions?.InvalidRate), Rate(benchmark.Completions?.CutOffRate), benchmark.Protocol,
    ];

    private static string[] Row(CategorySection category) =>
        [$"  {category.Name}", Share(category.Score), Error(category.StandardError), "", "", Count(category.Items), "", "", ""];

    private static string Rate(double? value) => value is { } rate ? Percent(rate) : "";

    private static string Error(double? value) => value is { } error ? Share(error) : "–";

    internal static string Estimate(double? value, IntervalSection? interval, Func<double, string> text)
    {
        var number = value is { } v ? text(v) : "–";
        return interval switch
        {
            null => number,
            { Lower: { } lower, Upper: { } upper } => $"{number}  ({Percent(interval.Level)} interval {text(lower)} – {text(upper)})",
            { Upper: { } upper } => $"{number}  (below {text(upper)} at {Percent((1 + interval.Level) / 2)})",
            { Lower: { } lower } => $"{number}  (above {text(lower)} at {Percent((1 + interval.Level) / 2)})",
            _ => $"{number}  (no bound on either side)",
        };
    }

    internal static string Percent(double level) => string.Create(CultureInfo.InvariantCulture, $"{level * 100:0.#} %");

    internal static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    internal static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Ratio(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
