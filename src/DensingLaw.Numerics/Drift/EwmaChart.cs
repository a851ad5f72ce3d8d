namespace DensingLaw.Numerics;

/// <summary>
/// Exponentially weighted moving average (Roberts 1959; Montgomery, Introduction to Statistical Quality Control, section 9.2): zᵢ = λxᵢ + (1 − λ)zᵢ₋₁ from
/// z₀ = the target. Finds small lasting shifts that no single night shows.
/// </summary>
public static class EwmaChart
{
    /// <summary>The averages, and how far from the target each may be: Lσ√(λ/(2 − λ) · (1 − (1 − λ)²ⁱ)).</summary>
    /// <param name="values">In order of time, finite.</param>
    /// <param name="target">Where the process is in control.</param>
    /// <param name="sigma">Standard deviation of one value in control, above 0.</param>
    /// <param name="lambda">Weight of the newest value, in (0, 1].</param>
    /// <param name="width">L: limits in standard deviations of the average, above 0.</param>
    public static IReadOnlyList<ControlPoint> Of(ReadOnlySpan<double> values, double target, double sigma, double lambda = 0.2, double width = 3)
    {
        if (sigma is not > 0)
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "a standard deviation is above 0");
        if (lambda is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "a weight lies above 0 and is at most 1");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var points = new List<ControlPoint>(values.Length);
        var z = target;
        for (var i = 0; i < values.Length; i++)
        {
            z = (lambda * values[i]) + ((1 - lambda) * z);
            var limit = width * sigma * Math.Sqrt(lambda / (2 - lambda) * (1 - Math.Pow(1 - lambda, 2 * (i + 1))));
            points.Add(new ControlPoint(z, target - limit, target + limit));
        }

        return points;
    }
}
