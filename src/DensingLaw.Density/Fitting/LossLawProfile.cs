using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Profile-likelihood intervals of a loss law's constants.</summary>
public static class LossLawProfile
{
    /// <summary>The interval of one constant on the branch of an optimum; ends are ±∞ where the points do not bound it.</summary>
    /// <param name="fit">A fit by least squares or with standard errors.</param>
    /// <param name="optimum">One of its optima.</param>
    /// <param name="constant">0 ln a, 1 α, 2 ln b, 3 β, 4 E.</param>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <exception cref="ArgumentException">Huber's function, a constant on its bound, or no degree of freedom.</exception>
    public static Interval Of(LossLawFit fit, LossLawOptimum optimum, int constant, double level = 0.90)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(optimum);
        return ProfileLikelihood.Of(
            new LossLawModel(fit.Points, fit.Options).Problem, optimum.Search, constant, level, fit.Options.Objective == LossObjective.Weighted);
    }
}
