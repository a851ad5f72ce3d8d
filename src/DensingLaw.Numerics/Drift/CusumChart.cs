namespace DensingLaw.Numerics;

/// <summary>
/// Tabular cumulative sum (Page 1954; Montgomery, section 9.1): C⁺ = max(0, x − (μ₀ + K) + C⁺) and C⁻ = max(0, (μ₀ − K) − x + C⁻), from 0. An alarm is above
/// H. With K = σ/2 and H = 5σ it finds a shift of 1σ in about 10 values and alarms falsely once in about 465.
/// </summary>
public static class CusumChart
{
    /// <summary>The sums after each value.</summary>
    /// <param name="values">In order of time, finite.</param>
    /// <param name="target">μ₀: where the process is in control.</param>
    /// <param name="sigma">Standard deviation of one value in control, above 0.</param>
    /// <param name="slack">K in standard deviations: half of the shift to find.</param>
    /// <param name="limit">H in standard deviations.</param>
    public static IReadOnlyList<CusumPoint> Of(ReadOnlySpan<double> values, double target, double sigma, double slack = 0.5, double limit = 5)
    {
        if (sigma is not > 0)
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "a standard deviation is above 0");
        ArgumentOutOfRangeException.ThrowIfNegative(slack);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var points = new List<CusumPoint>(values.Length);
        double high = 0, low = 0;
        foreach (var x in values)
        {
            high = Math.Max(0, x - target - (slack * sigma) + high);
            low = Math.Max(0, target - (slack * sigma) - x + low);
            points.Add(new CusumPoint(high, low, limit * sigma));
        }

        return points;
    }
}
