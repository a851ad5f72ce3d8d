namespace DensingLaw.Reporting;

/// <summary>The density among other models' over time.</summary>
internal static class TrendPart
{
    public static IEnumerable<PagePart> Of(RunReport report, Figures figures)
    {
        if (report.Result.Density is not { } density)
            yield break;
        if (report.Trend is not { } trend)
        {
            yield return new PagePart("trend-part", "Density over time", Markup.Of($"<p>No densities over time are published for {AnswerText.Benchmarks(density)}.</p>"));
            yield break;
        }

        yield return new PagePart("trend-part", "Density over time", figures.Add(TrendChart.Of(trend, density, report.Released)));
    }
}
