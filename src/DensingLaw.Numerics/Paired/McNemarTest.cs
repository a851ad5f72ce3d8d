using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>
/// McNemar's test of two right/wrong results on the same items (McNemar 1947). Only items on which the two differ count: under the null hypothesis
/// either direction is as likely.
/// </summary>
/// <param name="FirstOnly">Items that only the first has right.</param>
/// <param name="SecondOnly">Items that only the second has right.</param>
/// <param name="PValue">Two-sided, in (0, 1]; 1 where there are no discordant items.</param>
/// <param name="Method">How it was computed.</param>
public sealed record McNemarTest(long FirstOnly, long SecondOnly, double PValue, McNemarMethod Method)
{
    /// <summary>Fewer discordant items than this are tested exactly (PROTOCOLS 7.3).</summary>
    public const int FewestForMidP = 25;

    /// <summary>The exact test for fewer than <see cref="FewestForMidP"/> discordant items, else the mid-p test.</summary>
    /// <param name="firstOnly">Items that only the first has right, at least 0.</param>
    /// <param name="secondOnly">Items that only the second has right, at least 0.</param>
    public static McNemarTest Of(long firstOnly, long secondOnly) =>
        Of(firstOnly, secondOnly, firstOnly + secondOnly < FewestForMidP ? McNemarMethod.Exact : McNemarMethod.MidP);

    /// <summary>The test by a method.</summary>
    /// <param name="firstOnly">Items that only the first has right, at least 0.</param>
    /// <param name="secondOnly">Items that only the second has right, at least 0.</param>
    /// <param name="method">How the p-value is computed.</param>
    public static McNemarTest Of(long firstOnly, long secondOnly, McNemarMethod method)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstOnly + secondOnly, int.MaxValue);
        var n = (int)(firstOnly + secondOnly);
        var p = n == 0 ? 1 : method switch
        {
            McNemarMethod.Exact => Exact((int)Math.Min(firstOnly, secondOnly), n),
            McNemarMethod.MidP => Exact((int)Math.Min(firstOnly, secondOnly), n, half: true),
            McNemarMethod.ChiSquareCorrected => Corrected(firstOnly - secondOnly, n),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "there is no such method"),
        };
        return new McNemarTest(firstOnly, secondOnly, p, method);
    }

    // Twice the tail of the binomial with 1/2; the mid-p value takes what was observed at half its probability, in both tails.
    private static double Exact(int fewer, int n, bool half = false)
    {
        var tails = 2 * Binomial.CDF(0.5, n, fewer);
        var observed = Math.Exp(Binomial.PMFLn(0.5, n, fewer));
        // In the middle the tails overlap in the observed value, which is counted once, or left at half twice: both give 1.
        return Math.Min(1, half ? tails - observed : tails);
    }

    // (|b − c| − 1)² / (b + c), and no less than 0 where the counts are equal.
    private static double Corrected(long difference, int n)
    {
        var excess = Math.Max(0, Math.Abs(difference) - 1.0);
        return 1 - ChiSquared.CDF(1, excess * excess / n);
    }
}
