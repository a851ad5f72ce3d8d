namespace DensingLaw.Reporting;

/// <summary>Scores with their errors, against the reference family's.</summary>
internal static class ScoresPart
{
    public static PagePart Of(RunReport report, Figures figures)
    {
        var result = report.Result;
        if (result.Benchmarks.Count == 0)
            return new PagePart("scores-part", "Scores", Markup.Of($"<p>No item is measured yet.</p>"));
        var charts = new List<Markup>();
        if (report.Curve is { } curve && result.Density is { } density)
            charts.Add(figures.Add(ScoreCharts.Density(report, curve, density)));
        if (result.Benchmarks.Count > 1 || charts.Count == 0)
            charts.Add(figures.Add(ScoreCharts.Overview(result)));
        foreach (var benchmark in result.Benchmarks.Where(b => result.Benchmarks.Count > 1 || report.Curve is null))
        {
            if (report.BenchmarkCurves.TryGetValue(benchmark.Name, out var own))
                charts.Add(figures.Add(ScoreCharts.Benchmark(report, benchmark, own)));
        }

        return new PagePart("scores-part", "Scores", Markup.Of(
            $"{TableMarkup.Of(ResultTables.Scores(result), "Scores, with the graders’ other verdicts and the categories")}<div class=\"charts\">{Markup.Join(charts)}</div>"));
    }
}
