using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Models ready to be drawn again and again.</summary>
internal sealed class TrendSample
{
    private readonly double[] _days;
    private readonly double[] _logs;
    private readonly double[] _deviations;

    /// <param name="models">The models.</param>
    /// <param name="origin">The day of t = 0.</param>
    /// <param name="logDeviation">Standard deviation of ln ρ where a model has none of its own.</param>
    public TrendSample(IReadOnlyList<DatedDensity> models, DateOnly origin, double logDeviation)
    {
        _days = [.. models.Select(m => (double)(m.Date.DayNumber - origin.DayNumber))];
        _logs = [.. models.Select(m => Math.Log(m.Density))];
        _deviations = [.. models.Select(m => m.LogStandardDeviation ?? logDeviation)];
    }

    /// <summary>Percentiles of the slope over draws, and how many of the draws determined one.</summary>
    public (Interval Slopes, int Determined) SlopeInterval(TrendRule rule, bool overModels, bool overDensities, BootstrapOptions options)
    {
        var draws = PointBootstrap.Draw(_days.Length, overModels, overDensities, (indices, normals) => Slope(rule, indices, normals), options);
        // Draws that determine no slope speak for neither side: more than a tail of them leaves no interval.
        return draws.Length < options.Draws * (1 + options.Level) / 2
            ? (new Interval(double.NegativeInfinity, double.PositiveInfinity, options.Level), draws.Length)
            : (ItemBootstrap.Percentiles(draws, options.Level), draws.Length);
    }

    private double Slope(TrendRule rule, ReadOnlySpan<int> indices, ReadOnlySpan<double> normals)
    {
        var drawn = new TrendPoint[indices.Length];
        for (var i = 0; i < indices.Length; i++)
            drawn[i] = new TrendPoint(_days[indices[i]], _logs[indices[i]] + _deviations[indices[i]] * normals[indices[i]]);
        Array.Sort(drawn, (a, b) => a.Day.CompareTo(b.Day));
        var points = TrendSelection.Select(rule, drawn);
        // Two points are a line without any say about its error.
        return points.Count < 3 || !TrendLaw.IsLine(points) ? double.NaN : TrendLaw.SlopeOf(points, rule);
    }
}
