using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>Random numbers of some distributions by inversion, so that a seed fixes them everywhere.</summary>
public static class RandomVariates
{
    /// <summary>A standard normal number.</summary>
    public static double Normal(ref Pcg32 random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Open(ref random));

    /// <summary>A χ² number with <paramref name="freedom"/> degrees of freedom, above 0.</summary>
    public static double ChiSquare(ref Pcg32 random, double freedom) => ChiSquared.InvCDF(freedom, Open(ref random));

    // The ends 0 and 1 would be infinite.
    private static double Open(ref Pcg32 random) => Math.Clamp(random.NextDouble(), 1e-16, 1 - 1.2e-16);
}
