namespace DensingLaw.Reporting;

/// <summary>A run's report as one file that needs no network.</summary>
public static class HtmlReport
{
    /// <summary>Whether this build carries ECharts; without it the charts are still drawings.</summary>
    public static bool HasInteractiveCharts => ReportAssets.ECharts is not null;

    /// <summary>The page.</summary>
    public static string Of(RunReport report) => Of(report, ReportAssets.ECharts);

    internal static string Of(RunReport report, string? echarts)
    {
        ArgumentNullException.ThrowIfNull(report);
        var figures = new Figures(interactive: echarts is not null);
        PagePart[] parts =
        [
            ScoresPart.Of(report, figures), .. ConstructionPart.Of(report, figures), .. ReadingsPart.Of(report), .. LossLawPart.Of(report, figures), .. TrendPart.Of(report, figures),
            .. SubtasksPart.Of(report), .. LossesPart.Of(report), .. AnswersPart.Of(report), RunPart.Of(report), .. ThroughputPart.Of(report),
        ];
        return HtmlPage.Of(
            $"{report.Model}: {AnswerText.Headline(report.Result)}",
            AnswerPart.Of(report),
            parts,
            Markup.Of($"Made by DensingLaw from {report.Result.Run.Id}’s manifest and journal; <code>densinglaw report</code> makes it again."),
            figures,
            echarts);
    }
}
