namespace DensingLaw.Numerics;

/// <summary>Confidence intervals for a proportion.</summary>
public static class BinomialInterval
{
    /// <summary>
    /// Wilson's score interval without continuity correction (Wilson 1927, JASA 22, 209–212): with p = k/n and z the normal quantile of (1 + level)/2,
    /// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). It stays inside [0, 1] and keeps a width at 0 and n successes.
    /// </summary>
    /// <param name="successes">k, in [0, n].</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Wilson(long successes, long n, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        var z = NormalQuantile.TwoSided(level);
        var p = (double)successes / n;
        var z2n = z * z / n;
        var centre = p + z2n / 2;
        var half = z * Math.Sqrt(p * (1 - p) / n + z2n / n / 4);
        // Exactly 0 and 1 at the edges, where rounding would leave ±1e-17.
        var lower = successes == 0 ? 0 : (centre - half) / (1 + z2n);
        var upper = successes == n ? 1 : (centre + half) / (1 + z2n);
        return new Interval(lower, upper, level);
    }
}
