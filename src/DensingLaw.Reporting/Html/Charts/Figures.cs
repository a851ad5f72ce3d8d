namespace DensingLaw.Reporting;

/// <summary>The page's charts: each becomes a figure, and all of them the script's data.</summary>
/// <param name="interactive">Whether a script will draw them; the drawings are then for pages without scripts and for paper.</param>
internal sealed class Figures(bool interactive)
{
    private readonly List<Chart> _charts = [];

    /// <summary>A figure with drawing, legend, description and the numbers as a table.</summary>
    public Markup Add(Chart chart)
    {
        _charts.Add(chart);
        var drawing = Markup.Of($"""<div class="drawing">{SvgChart.Draw(chart)}</div>""");
        if (interactive)
            drawing = Markup.Of($"""<noscript data-height="{chart.Height}">{drawing}</noscript>""");
        return Markup.Of(
            $"""
            <figure id="{chart.Id}"><h3>{chart.Title}</h3>{drawing}
            <ul class="legend">{Markup.Join(chart.Series.Where(s => s.Name.Length > 0).Select(Legend))}</ul>
            <figcaption>{chart.Description}</figcaption>{Numbers(chart)}</figure>

            """);
    }

    /// <summary>The charts for the script, safe inside a script element.</summary>
    public string Json() => ChartJson.Of(_charts);

    private static Markup Legend(ChartSeries series)
    {
        var shape = series.Form switch
        {
            ChartForm.Marks => """<circle class="mark" cx="9" cy="5" r="4"/>""",
            ChartForm.Band => """<rect class="band" x="0" y="0" width="18" height="10"/>""",
            ChartForm.DashedLine => """<path class="line dashed" d="M0 5H18"/>""",
            _ => """<path class="line" d="M0 5H18"/>""",
        };
        return Markup.Of($"""<li><svg class="swatch {RoleClass.Of(series.Role)}" viewBox="0 0 18 10" aria-hidden="true">{new Markup(shape)}</svg>{series.Name}</li>""");
    }

    private static Markup Numbers(Chart chart)
    {
        var rows = chart.Series.SelectMany(s => s.Points.Where(p => p.Text is not null).Select(p => (s.Name, Text: p.Text!))).ToArray();
        if (rows.Length == 0)
            return Markup.Empty;
        return Markup.Of(
            $"""
            <details><summary>Numbers of this chart</summary><div class="wide"><table><thead><tr><th scope="col">what</th><th scope="col">value</th></tr></thead><tbody>{Markup.Join(rows.Select(r => Markup.Of($"<tr><td>{r.Name}</td><td>{r.Text}</td></tr>")))}</tbody></table></div></details>
            """);
    }
}
