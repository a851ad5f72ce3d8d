using System.Globalization;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>A density among those of other models over time.</summary>
internal static class TrendChart
{
    public static Chart Of(DensityTrend trend, DensitySection density, DateOnly? released)
    {
        var dates = trend.Models.Select(m => m.Date).Concat(released is { } day ? [day] : []).ToArray();
        var x = ChartAxis.Dates("release", dates.Min(), dates.Max());
        var mine = new[] { density.Value, density.Interval?.Lower, density.Interval?.Upper }.OfType<double>().Where(v => v > 0);
        var all = trend.Models.Select(m => m.Density).Concat(mine.Select(v => Math.Clamp(v, 1e-5, 1e3))).ToArray();
        var y = ChartAxis.Logarithmic("density ρ", all.Min(), all.Max(), ResultTables.Ratio);
        var fit = trend.Fit;
        var records = fit.Records.Select(r => (r.Model, r.Date)).ToHashSet();
        var others = trend.Models.Where(m => !records.Contains((m.Model, m.Date)));
        return new Chart
        {
            Id = "trend",
            Title = $"Density over time ({trend.Name})",
            Description = TrendText.Describe(trend, density, released),
            X = x,
            Y = y,
            Height = 380,
            Series =
            [
                new ChartSeries(TrendName(fit), ChartRole.Trend, ChartForm.Line, Line(fit, x, y)),
                new ChartSeries("models", ChartRole.Points, ChartForm.Marks, [.. others.Select(m => Point(m.Model, m.Date, m.Density))]),
                new ChartSeries("denser than all before", ChartRole.Records, ChartForm.Marks, [.. fit.Records.Select(r => Point(r.Model, r.Date, r.Density))]),
                .. Mine(density, released, x, y),
            ],
        };
    }

    private static IEnumerable<ChartSeries> Mine(DensitySection density, DateOnly? released, ChartAxis x, ChartAxis y)
    {
        double Height(double? value, double open) => value is > 0 and { } v ? Math.Clamp(Math.Log10(v), y.Minimum, y.Maximum) : open;
        var (lower, upper) = (Height(density.Interval?.Lower, y.Minimum), Height(density.Interval?.Upper, y.Maximum));
        var text = $"this checkpoint: {AnswerText.DensityText(density)}";
        if (released is { } day && density.Value is { } dated)
        {
            yield return new ChartSeries("this checkpoint", ChartRole.Model, ChartForm.Marks,
            [
                new ChartPoint(day.DayNumber, Height(dated, y.Minimum), text) { Upright = density.Interval is null ? null : (lower, upper), Label = $"ρ {ResultTables.Ratio(dated)}" },
            ]);
            yield break;
        }

        if (density.Interval is not null)
            yield return new ChartSeries("its interval", ChartRole.Model, ChartForm.Band, [new ChartPoint(x.Minimum, lower), new ChartPoint(x.Maximum, upper)]);
        if (density.Value is { } value)
        {
            var height = Height(value, y.Minimum);
            yield return new ChartSeries("this checkpoint, release not given", ChartRole.Model, ChartForm.DashedLine,
                [new ChartPoint(x.Minimum, height, text) { Label = $"ρ {ResultTables.Ratio(value)}" }, new ChartPoint(x.Maximum, height)]);
        }
    }

    private static ChartPoint Point(string model, DateOnly date, double density) =>
        new(date.DayNumber, Math.Log10(density), $"{model}, {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: ρ = {ResultTables.Ratio(density)}");

    // A straight line, cut where it leaves the frame.
    private static ChartPoint[] Line(TrendFit fit, ChartAxis x, ChartAxis y)
    {
        double Height(double day) => (fit.Intercept + fit.SlopePerDay * (day - fit.Origin.DayNumber)) / Math.Log(10);
        return [.. Enumerable.Range(0, 201).Select(i => x.Minimum + (x.Maximum - x.Minimum) * i / 200).Select(d => new ChartPoint(d, Height(d))).Where(p => p.Y >= y.Minimum && p.Y <= y.Maximum)];
    }

    private static string TrendName(TrendFit fit) => fit.DoublingDays is { } days
        ? string.Create(CultureInfo.InvariantCulture, $"trend: ρ doubles every {days / TrendText.DaysPerMonth:0.0} months")
        : "trend";
}
