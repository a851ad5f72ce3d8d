using DensingLaw.Density;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>Scores with their errors, alone and against the reference family's.</summary>
internal static class ScoreCharts
{
    private const int CurveSteps = 80;
    private const double Level = 0.9;

    /// <summary>All benchmarks in one drawing.</summary>
    public static Chart Overview(ResultDocument result)
    {
        var benchmarks = result.Benchmarks.Reverse().ToArray();
        return new Chart
        {
            Id = "scores",
            Title = "Scores",
            Description = string.Join("; ", result.Benchmarks.Select(Text)),
            X = ChartAxis.Linear("score, %", 0, 100),
            Y = ChartAxis.Categories("", [.. benchmarks.Select(b => b.Name)]),
            NamedRows = true,
            Height = 90 + 34 * benchmarks.Length,
            Series =
            [
                new ChartSeries("score with interval", ChartRole.Model, ChartForm.Marks, [.. benchmarks.Select((b, row) => new ChartPoint(100 * b.Score, row, Text(b))
                {
                    Across = (100 * (b.Interval.Lower ?? 0), 100 * (b.Interval.Upper ?? 1)),
                })]),
            ],
        };
    }

    /// <summary>The score that the density was read off, against the curve.</summary>
    public static Chart Density(RunReport report, ReferenceCurve curve, DensitySection density)
    {
        var interval = report.Result.Benchmarks is [{ } only] ? (100 * (only.Interval.Lower ?? 0), 100 * (only.Interval.Upper ?? 1)) : MeanInterval(report.Result.Benchmarks, density.Score);
        return Against("score-density", $"Score against size: {AnswerText.Benchmarks(density)}", report, curve, density.Score, interval, density.EffectiveParameters);
    }

    /// <summary>One benchmark's score against its own curve.</summary>
    public static Chart Benchmark(RunReport report, BenchmarkSection benchmark, ReferenceCurve curve) => Against(
        $"score-{benchmark.Name}", $"Score against size: {benchmark.Name}", report, curve, benchmark.Score,
        (100 * (benchmark.Interval.Lower ?? 0), 100 * (benchmark.Interval.Upper ?? 1)), curve.Invert(Math.Clamp(100 * benchmark.Score, 0, 100)).EffectiveParameters);

    // The plain mean of independent scores; null where one has no standard error.
    private static (double, double)? MeanInterval(IReadOnlyList<BenchmarkSection> benchmarks, double score)
    {
        if (benchmarks.Any(b => b.StandardError is null))
            return null;
        var error = NormalQuantile.TwoSided(Level) * Math.Sqrt(benchmarks.Sum(b => b.StandardError!.Value * b.StandardError.Value)) / benchmarks.Count;
        return (100 * Math.Max(0, score - error), 100 * Math.Min(1, score + error));
    }

    private static Chart Against(
        string id, string title, RunReport report, ReferenceCurve curve, double score, (double, double)? interval, double? effective)
    {
        double own = report.Result.Checkpoint.Parameters.NonEmbedding;
        var ladder = curve.Ladder;
        var (from, to) = (Math.Min(ladder.ParametersMin, own), Math.Max(1e11, own));
        var shown = effective >= from / 100 && effective <= to * 100 ? effective : null;
        (from, to) = (Math.Min(from, shown ?? from), Math.Max(to, shown ?? to));
        var percent = 100 * score;
        var x = ChartAxis.Logarithmic("parameters without embeddings", from, to, ParameterText.Of);
        var line = Enumerable.Range(0, CurveSteps + 1).Select(i => x.Minimum + (x.Maximum - x.Minimum) * i / CurveSteps).Select(n => new ChartPoint(n, curve.ScoreAt(Math.Pow(10, n))));
        var series = new List<ChartSeries> { new($"reference family at {Tokens(curve.ReferenceTokens)} tokens", ChartRole.Curve, ChartForm.Line, [.. line]) };
        if (shown is { } end)
        {
            var at = new ChartPoint(Math.Log10(end), percent, $"N̂ = {ParameterText.Of(end)}") { Label = $"N̂ {ParameterText.Of(end)}", Place = LabelPlace.Below };
            series.Add(new ChartSeries("", ChartRole.Guide, ChartForm.DashedLine, [new ChartPoint(Math.Log10(own), percent), at with { Label = null }]));
            series.Add(new ChartSeries("N̂, where the curve has this score", ChartRole.Curve, ChartForm.Marks, [at]));
        }

        series.Add(new ChartSeries("this checkpoint", ChartRole.Model, ChartForm.Marks,
        [
            new ChartPoint(Math.Log10(own), percent, $"N = {ParameterText.Of(own)}, score {AnswerText.Percent(score)}") { Upright = interval, Label = $"N {ParameterText.Of(own)}" },
        ]));
        return new Chart
        {
            Id = id,
            Title = title,
            Description = $"The checkpoint has {ParameterText.Of(own)} parameters and scores {AnswerText.Percent(score)}; "
                + (effective is { } e ? $"the reference curve has this score at {ParameterText.Of(e)}." : "the reference curve has this score at no size."),
            X = x,
            Y = ChartAxis.Linear("score, %", 0, 100),
            Series = series,
        };
    }

    public static string Tokens(double tokens) => ParameterText.Of(tokens);

    private static string Text(BenchmarkSection b) =>
        $"{b.Name}: {AnswerText.Percent(b.Score)} ({ResultTables.Percent(b.Interval.Level)} interval {AnswerText.Percent(b.Interval.Lower ?? 0)} to {AnswerText.Percent(b.Interval.Upper ?? 1)})";
}
