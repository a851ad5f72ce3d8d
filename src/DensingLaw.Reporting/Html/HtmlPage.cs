using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Reporting;

/// <summary>
/// A page that needs no network: style, script and charts are inside it, and its content security policy forbids everything else. Its charts are drawn by
/// ECharts where the build had it, and as SVG without scripts, on paper, and in builds without ECharts.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The page.</summary>
    /// <param name="title">The window's.</param>
    /// <param name="header">What comes first.</param>
    /// <param name="parts">At least one.</param>
    /// <param name="footer">What made it.</param>
    /// <param name="figures">The charts in the parts.</param>
    /// <param name="echarts">The library's script; null in builds without it.</param>
    public static string Of(string title, Markup header, IReadOnlyList<PagePart> parts, Markup footer, Figures figures, string? echarts)
    {
        var data = figures.Json();
        string[] scripts = echarts is null ? [ReportAssets.Script] : [echarts, ReportAssets.Script];
        var body = Markup.Of(
            $"""
            <body>
            <a class="skip" href="#{parts[0].Id}">Skip to {parts[0].Title}</a>
            {header}
            <main>
            <nav aria-label="Parts of the report"><ul>{Markup.Join(parts.Select(p => Markup.Of($"<li><a href=\"#{p.Id}\">{p.Title}</a></li>")))}</ul></nav>
            {Markup.Join(parts.Select(p => Markup.Of($"<section id=\"{p.Id}\" aria-labelledby=\"{p.Id}-title\"><h2 id=\"{p.Id}-title\">{p.Title}</h2>\n{p.Content}</section>\n")))}
            </main>
            <footer>{footer}{Credit(echarts)}</footer>
            """);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(scripts)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            {Markup.Of($"<title>{title}</title>")}
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
