using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>Ends of a normal distribution's intervals.</summary>
public static class NormalQuantile
{
    /// <summary>z with P(|Z| ≤ z) = <paramref name="level"/>: 1.645 for 0.90.</summary>
    /// <param name="level">Coverage, in (0, 1).</param>
    public static double TwoSided(double level) => level is > 0 and < 1
        ? Normal.InvCDF(0, 1, (1 + level) / 2)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "a level lies between 0 and 1, both excluded");
}
