using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>
/// Whether a loss of more than a margin can be ruled out: one-sided test of H₀ "worse by the margin or more", which absence of a significant difference
/// does not answer.
/// </summary>
/// <param name="Margin">The largest loss that is accepted, above 0, in the unit of the difference.</param>
/// <param name="WorstLikely">One-sided confidence bound: the difference is not below it. Negative is worse.</param>
/// <param name="PValue">Of H₀.</param>
/// <param name="Shown">Whether <paramref name="WorstLikely"/> is above −<paramref name="Margin"/>.</param>
public sealed record NonInferiority(double Margin, double WorstLikely, double PValue, bool Shown)
{
    /// <summary>The test by Student's t. Null without a standard error.</summary>
    /// <param name="difference">Second less first, where more is better.</param>
    /// <param name="margin">Above 0.</param>
    /// <param name="alpha">Of the one-sided test, in (0, 0.5).</param>
    public static NonInferiority? Of(PairedDifference difference, double margin, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (margin is not > 0)
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "a margin is above 0");
        if (alpha is not (> 0 and < 0.5))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "the level of a one-sided test lies between 0 and 0.5, both excluded");
        if (difference.StandardError is not { } error)
            return null;
        var bound = error == 0 ? difference.Mean : difference.Mean + (StudentT.InvCDF(0, 1, difference.DegreesOfFreedom, alpha) * error);
        var p = error == 0 ? (difference.Mean > -margin ? 0 : 1) : 1 - StudentT.CDF(0, 1, difference.DegreesOfFreedom, (difference.Mean + margin) / error);
        return new NonInferiority(margin, bound, p, bound > -margin);
    }
}
