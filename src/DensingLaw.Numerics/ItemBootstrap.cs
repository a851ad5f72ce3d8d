namespace DensingLaw.Numerics;

/// <summary>
/// The bootstrap over items: how much a statistic would move with other items of the same kind. Items are resampled inside their stratum
/// (sub-task), so the strata's sizes stay fixed.
/// </summary>
/// <remarks>
/// A stratum of n items is resampled n − 1 at a time, with replacement (Rao &amp; Wu 1988, JASA 83, 231–241). The variance of the resampled mean is
/// then the unbiased s²/n of <see cref="MeanEstimate"/>; n at a time would give (n − 1)/n of it, half for a stratum of two.
/// </remarks>
public static class ItemBootstrap
{
    /// <summary>
    /// Draws of <paramref name="statistic"/>, in the order drawn. Deterministic for a seed, single-threaded; allocates only the result and one buffer.
    /// </summary>
    /// <param name="strata">Item values by stratum; every stratum has at least two finite values.</param>
    /// <param name="statistic">Computed from the resampled strata's means.</param>
    /// <param name="options">Number of draws and seed.</param>
    /// <exception cref="ArgumentException">No strata, or a stratum with fewer than two values or with a value that is not finite.</exception>
    /// <exception cref="InvalidOperationException">The statistic returned NaN.</exception>
    public static double[] Draw(IReadOnlyList<double[]> strata, MeansStatistic statistic, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (strata.Count == 0)
            throw new ArgumentException("0 strata: a bootstrap needs at least 1", nameof(strata));
        for (var s = 0; s < strata.Count; s++)
            Validate(strata[s], s);

        var random = new Pcg32(options.Seed);
        var means = new double[strata.Count];
        var draws = new double[options.Draws];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            for (var s = 0; s < means.Length; s++)
                means[s] = ResampledMean(strata[s], ref random);
            draws[draw] = statistic(means);
            if (double.IsNaN(draws[draw]))
                throw new InvalidOperationException($"the statistic of draw {draw} is not a number");
        }

        return draws;
    }

    /// <summary>
    /// The percentile interval of <paramref name="draws"/> (Efron &amp; Tibshirani 1993, 13.3): of B sorted draws, numbers k and B + 1 − k with
    /// k = ⌊(B + 1)(1 − level)/2⌋. Ends are draws themselves, so an infinite end says that at least that share of the draws was infinite.
    /// </summary>
    /// <param name="draws">At least 1/tail draws, so that k ≥ 1; left as they are.</param>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <exception cref="ArgumentException">Too few draws for the level.</exception>
    public static Interval Percentiles(ReadOnlySpan<double> draws, double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "a level lies between 0 and 1, both excluded");
        // The small number keeps (B + 1)·tail from falling just under a whole number by rounding.
        var k = (int)Math.Floor((draws.Length + 1) * (1 - level) / 2 + 1e-9);
        if (k < 1)
            throw new ArgumentException($"{draws.Length} draws are too few for this level: its tail holds less than one draw", nameof(draws));
        var sorted = draws.ToArray();
        Array.Sort(sorted);
        return new Interval(sorted[k - 1], sorted[^k], level);
    }

    private static double ResampledMean(double[] values, ref Pcg32 random)
    {
        var n = (uint)values.Length;
        var sum = 0.0;
        for (var i = 1u; i < n; i++)
            sum += values[random.NextBelow(n)];
        return sum / (n - 1);
    }

    private static void Validate(double[] values, int stratum)
    {
        if (values.Length < 2)
            throw new ArgumentException($"stratum {stratum} has {values.Length} value(s): resampling needs at least 2");
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"stratum {stratum} holds a value that is not finite");
        }
    }
}
