using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>The smallest true difference that a two-sided test finds with a given power (Miller 2024, section 5; PROTOCOLS 7.1).</summary>
public static class MinimumDetectableEffect
{
    /// <summary>(z₁₋α⁄₂ + z_power) · SE, in the unit of the standard error.</summary>
    /// <param name="standardError">Of the difference, at least 0.</param>
    /// <param name="alpha">Level of the two-sided test, in (0, 1).</param>
    /// <param name="power">Probability of finding it, in (0, 1).</param>
    public static double Of(double standardError, double alpha = 0.05, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardError);
        if (alpha is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "a level lies between 0 and 1, both excluded");
        if (power is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(power), power, "a power lies between 0 and 1, both excluded");
        return (Normal.InvCDF(0, 1, 1 - (alpha / 2)) + Normal.InvCDF(0, 1, power)) * standardError;
    }
}
