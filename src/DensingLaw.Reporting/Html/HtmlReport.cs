using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Reporting;

/// <summary>
/// A run's report as one file that needs no network: style, script and charts are inside it, and its content security policy forbids everything else. Its
/// charts are drawn by ECharts where the build had it, and as SVG without scripts, on paper, and in builds without ECharts.
/// </summary>
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
        var data = figures.Json();
        string[] scripts = echarts is null ? [ReportAssets.Script] : [echarts, ReportAssets.Script];
        var body = Markup.Of(
            $"""
            <body>
            <a class="skip" href="#scores-part">Skip to the scores</a>
            {AnswerPart.Of(report)}
            <main>
            <nav aria-label="Parts of the report"><ul>{Markup.Join(parts.Select(p => Markup.Of($"<li><a href=\"#{p.Id}\">{p.Title}</a></li>")))}</ul></nav>
            {Markup.Join(parts.Select(p => Markup.Of($"<section id=\"{p.Id}\" aria-labelledby=\"{p.Id}-title\"><h2 id=\"{p.Id}-title\">{p.Title}</h2>\n{p.Content}</section>\n")))}
            </main>
            <footer>Made by DensingLaw from {report.Result.Run.Id}’s manifest and journal; <code>densinglaw report</code> makes it again.{Credit(echarts)}</footer>
            """);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(scripts)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            {Markup.Of($"<title>{report.Model}: {AnswerText.Headline(report.Result)}</title>")}
            <link rel="icon" href="data:,">
            <style>
            {ReportAssets.Style}</style>
            </head>
            {body}
            <script type="application/json" id="chart-data">{data}</script>
            {string.Join('\n', scripts.Select(s => $"<script>{s}</script>"))}
            </body>
            </html>

            """;
    }

    // Scripts by their hash, so that nothing else runs. ECharts sets styles on its elements.
    private static string Policy(IEnumerable<string> scripts)
    {
        var hashes = string.Join(' ', scripts.Select(s => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s)))}'"));
        return $"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static string Credit(string? echarts) => echarts is null ? "" : " Charts: Apache ECharts, Apache License 2.0.";
}
