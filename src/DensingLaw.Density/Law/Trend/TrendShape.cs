using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Whether all models' densities lie about a line at all: a rising step function and a Gaussian process against the line.</summary>
public sealed record TrendShape
{
    /// <summary>R² of the line through all models.</summary>
    public required double? LineRSquared { get; init; }

    /// <summary>R² of the best rising step function (isotonic regression): the most that any rising curve explains.</summary>
    public required double? IsotonicRSquared { get; init; }

    /// <summary>The first day from which the step function does not rise any more.</summary>
    public required DateOnly LastRise { get; init; }

    /// <summary>
    /// Log-likelihood of the Gaussian process above the line's; below about 3 a bend is not worth its parameters. Null below four models.
    /// </summary>
    public required double? BendLogLikelihoodGain { get; init; }

    /// <summary>Over how many days the process bends; null where the line is the most likely.</summary>
    public required double? BendDays { get; init; }

    /// <summary>ln 2 over the process's mean growth in the first year of the data; null where that is not above 0.</summary>
    public required double? FirstYearDoublingDays { get; init; }

    /// <summary>The same for the last year.</summary>
    public required double? LastYearDoublingDays { get; init; }

    /// <summary>Looks at the shape.</summary>
    public static TrendShape Of(IReadOnlyList<DatedDensity> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        var origin = models.Min(m => m.Date);
        var points = TrendLaw.Points(models, origin);
        double[] days = [.. points.Select(p => p.Day)], logs = [.. points.Select(p => p.LogDensity)];
        var byDay = points.GroupBy(p => p.Day).Select(g => (Day: g.Key, Mean: g.Average(p => p.LogDensity), Count: g.Count())).ToArray();
        var steps = IsotonicRegression.Fit([.. byDay.Select(d => d.Mean)], [.. byDay.Select(d => (double)d.Count)]);
        var process = points.Count >= 4 && byDay.Length > 1 ? GaussianProcessLine.Fit(days, logs) : null;
        return new TrendShape
        {
            LineRSquared = byDay.Length > 1 ? TrendInterval.Finite(LinearRegression.Fit(days, logs).RSquared) : null,
            IsotonicRSquared = RSquared(points, byDay.Select((d, i) => (d.Day, steps[i])).ToDictionary(d => d.Day, d => d.Item2)),
            LastRise = origin.AddDays((int)byDay[Array.FindIndex(steps, s => s == steps[^1])].Day),
            BendLogLikelihoodGain = process?.LogLikelihoodGain,
            BendDays = process is { } bent ? TrendInterval.Finite(bent.LengthScale) : null,
            FirstYearDoublingDays = Doubling(process, days[0], Math.Min(days[0] + 365, days[^1])),
            LastYearDoublingDays = Doubling(process, Math.Max(days[^1] - 365, days[0]), days[^1]),
        };
    }

    private static double? RSquared(List<TrendPoint> points, Dictionary<double, double> fitted)
    {
        var mean = points.Average(p => p.LogDensity);
        var total = points.Sum(p => (p.LogDensity - mean) * (p.LogDensity - mean));
        var residual = points.Sum(p => (p.LogDensity - fitted[p.Day]) * (p.LogDensity - fitted[p.Day]));
        return total > 0 ? 1 - residual / total : null;
    }

    private static double? Doubling(GaussianProcessLine? process, double from, double to)
    {
        var growth = process is null ? 0 : process.At(to) - process.At(from);
        return growth > 0 ? Math.Log(2) * (to - from) / growth : null;
    }
}
