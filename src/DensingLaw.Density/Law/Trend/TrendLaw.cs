using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Fits the trend law.</summary>
public static class TrendLaw
{
    internal const double UpperQuantile = 0.95;

    /// <summary>The law by one rule.</summary>
    /// <param name="models">Dated densities, in any order.</param>
    /// <param name="rule">Which points count.</param>
    /// <param name="origin">The day of t = 0; null for the first model's.</param>
    /// <param name="bootstrap">Level of the intervals; draws and seed of the quantile line's. Null for the defaults.</param>
    /// <exception cref="InvalidDataException">Fewer than two points on different days are left.</exception>
    public static TrendFit Fit(
        IReadOnlyList<DatedDensity> models, TrendRule rule = TrendRule.Records, DateOnly? origin = null, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        var options = bootstrap ?? new BootstrapOptions();
        if (models.Count == 0)
            throw new InvalidDataException("0 models: a trend needs at least 2");
        var start = origin ?? models.Min(m => m.Date);
        var points = TrendSelection.Select(rule, Points(models, start));
        if (!IsLine(points))
        {
            throw new InvalidDataException(
                $"{models.Count} model(s) leave {points.Count} point(s) to this rule; a trend needs at least 2 of different days: give more models or another rule");
        }

        double[] days = [.. points.Select(p => p.Day)], logs = [.. points.Select(p => p.LogDensity)];
        var line = rule == TrendRule.Quantile95 ? null : LinearRegression.Fit(days, logs);
        var edge = line is null ? QuantileRegression.Fit(days, logs, UpperQuantile) : null;
        var slopes = line?.SlopeInterval(options.Level) ?? new TrendSample(models, start, 0).SlopeInterval(rule, true, false, options).Slopes;
        return new TrendFit
        {
            Rule = rule,
            Origin = start,
            SlopePerDay = line?.Slope ?? edge!.Slope,
            Intercept = line?.Intercept ?? edge!.Intercept,
            RSquared = TrendInterval.Finite(line?.RSquared ?? edge!.R1),
            Interval = TrendInterval.DoublingOf(slopes),
            SlopeInterval = TrendInterval.Of(slopes),
            Points = points.Count,
            Records = Records(models),
            Line = line,
        };
    }

    /// <summary>The models that were denser than all before them; of one day the densest counts.</summary>
    public static IReadOnlyList<TrendRecord> Records(IReadOnlyList<DatedDensity> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var records = new List<TrendRecord>();
        foreach (var day in models.GroupBy(m => m.Date).OrderBy(g => g.Key))
        {
            var best = day.MaxBy(m => m.Density)!;
            if (records.Count == 0 || best.Density > records[^1].Density)
                records.Add(new TrendRecord(best.Model, best.Date, best.Density));
        }

        return records;
    }

    /// <summary>Whether points lie on two days or more.</summary>
    internal static bool IsLine(List<TrendPoint> points) => points.Count > 1 && points[0].Day < points[^1].Day;

    /// <summary>The slope of the rule's line through points on at least two days.</summary>
    internal static double SlopeOf(List<TrendPoint> points, TrendRule rule)
    {
        double[] days = [.. points.Select(p => p.Day)], logs = [.. points.Select(p => p.LogDensity)];
        return rule == TrendRule.Quantile95 ? QuantileRegression.Fit(days, logs, UpperQuantile).Slope : LinearRegression.Fit(days, logs).Slope;
    }

    internal static List<TrendPoint> Points(IEnumerable<DatedDensity> models, DateOnly origin) =>
        [.. models.OrderBy(m => m.Date).Select(m => new TrendPoint(m.Date.DayNumber - origin.DayNumber, Math.Log(m.Density)))];
}
