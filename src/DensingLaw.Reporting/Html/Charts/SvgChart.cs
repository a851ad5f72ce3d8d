namespace DensingLaw.Reporting;

/// <summary>Draws a chart as SVG. Colours are classes of the page's style sheet, so that it reads on light, dark and paper.</summary>
internal sealed class SvgChart
{
    private const double Width = 640, Right = 16, Top = 14, Bottom = 48;
    private const double Cap = 4;

    private readonly Chart _chart;
    private readonly double _left;

    private SvgChart(Chart chart)
    {
        _chart = chart;
        _left = chart.NamedRows ? 120 : 62;
    }

    private double FloorY => _chart.Height - Bottom;

    public static Markup Draw(Chart chart) => new SvgChart(chart).Draw();

    private Markup Draw() => Markup.Of(
        $"""
        <svg class="chart" viewBox="0 0 {Width} {_chart.Height}" role="img" aria-label="{_chart.Title}. {_chart.Description}"><g>{Axes()}</g>{Markup.Join(_chart.Series.Select(Series))}</svg>
        """);

    private Markup Axes()
    {
        var x = _chart.X.Ticks.Select(t => Markup.Of(
            $"""<line class="grid" x1="{X(t.Value)}" y1="{Top}" x2="{X(t.Value)}" y2="{FloorY}"/><text class="tick" x="{X(t.Value)}" y="{FloorY + 16}" text-anchor="middle">{t.Text}</text>"""));
        var y = _chart.Y.Ticks.Select(t => Markup.Of(
            $"""<line class="grid" x1="{_left}" y1="{Y(t.Value)}" x2="{Width - Right}" y2="{Y(t.Value)}"/><text class="tick" x="{_left - 7}" y="{Y(t.Value) + 4}" text-anchor="end">{t.Text}</text>"""));
        var names = Markup.Of(
            $"""
            <line class="axis" x1="{_left}" y1="{FloorY}" x2="{Width - Right}" y2="{FloorY}"/><text class="name" x="{(_left + Width - Right) / 2}" y="{_chart.Height - 8}" text-anchor="middle">{_chart.X.Name}</text>
            """);
        var middle = (Top + FloorY) / 2;
        var upright = _chart.Y.Name.Length == 0 ? Markup.Empty : Markup.Of(
            $"""<text class="name" x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">{_chart.Y.Name}</text>""");
        return Markup.Join([.. x, .. y, names, upright]);
    }

    private Markup Series(ChartSeries series)
    {
        var shape = series.Form switch
        {
            ChartForm.Band => Band(series.Points[0], series.Points[1]),
            ChartForm.Marks => Markup.Join(series.Points.Select(Mark)),
            _ => Line(series),
        };
        var labels = series.Points.Where(p => p.Label is not null && IsInside(p)).Select(Label);
        return Markup.Of($"""<g class="{RoleClass.Of(series.Role)}">{shape}{Markup.Join(labels)}</g>""");
    }

    private Markup Line(ChartSeries series)
    {
        var places = Markup.Join(series.Points.Select((p, i) => Markup.Of($"{(i == 0 ? "M" : "L")}{X(p.X)} {Y(p.Y)}")));
        return Markup.Of($"""<path class="{(series.Form == ChartForm.DashedLine ? "line dashed" : "line")}" d="{places}"/>""");
    }

    private Markup Band(ChartPoint a, ChartPoint b)
    {
        var (left, right) = (Math.Min(X(a.X), X(b.X)), Math.Max(X(a.X), X(b.X)));
        var (top, bottom) = (Math.Min(Y(a.Y), Y(b.Y)), Math.Max(Y(a.Y), Y(b.Y)));
        return Markup.Of($"""<rect class="band" x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"/>""");
    }

    private Markup Mark(ChartPoint point)
    {
        if (!IsInside(point))
            return Markup.Empty;
        var (x, y) = (X(point.X), Y(point.Y));
        var title = point.Text is null ? Markup.Empty : Markup.Of($"<title>{point.Text}</title>");
        var across = point.Across is not { } a ? Markup.Empty : Markup.Of(
            $"""<path class="bar" d="M{X(a.Lower)} {y}H{X(a.Upper)}M{X(a.Lower)} {y - Cap}v{2 * Cap}M{X(a.Upper)} {y - Cap}v{2 * Cap}"/>""");
        var upright = point.Upright is not { } u ? Markup.Empty : Markup.Of(
            $"""<path class="bar" d="M{x} {Y(u.Lower)}V{Y(u.Upper)}M{x - Cap} {Y(u.Lower)}h{2 * Cap}M{x - Cap} {Y(u.Upper)}h{2 * Cap}"/>""");
        return Markup.Of($"""{across}{upright}<circle class="mark" cx="{x}" cy="{y}" r="4.5">{title}</circle>""");
    }

    private Markup Label(ChartPoint point)
    {
        var (x, y) = (X(point.X), Y(point.Y));
        var flip = point.Place != LabelPlace.Beside && x > _left + (Width - Right - _left) * ChartLabels.FlipShare;
        var height = point.Place switch { LabelPlace.Below => y + 18, LabelPlace.Beside => y + 4, _ => Math.Max(y - 8, Top + 10) };
        return Markup.Of($"""<text class="label" x="{(flip ? x - 9 : x + 9)}" y="{height}" text-anchor="{(flip ? "end" : "start")}">{point.Label}</text>""");
    }

    private bool IsInside(ChartPoint p) => p.X >= _chart.X.Minimum && p.X <= _chart.X.Maximum && p.Y >= _chart.Y.Minimum && p.Y <= _chart.Y.Maximum;

    // Lines that leave the frame end at its edge.
    private double X(double value) => _left + Share(value, _chart.X) * (Width - Right - _left);

    private double Y(double value) => FloorY - Share(value, _chart.Y) * (FloorY - Top);

    private static double Share(double value, ChartAxis axis) => (Math.Clamp(value, axis.Minimum, axis.Maximum) - axis.Minimum) / (axis.Maximum - axis.Minimum);
}
