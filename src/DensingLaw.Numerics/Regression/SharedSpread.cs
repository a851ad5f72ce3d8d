using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>
/// Takes back what an interval gains in width because the spreads of its causes were estimated apart, and drawn apart with s² ν/χ²(ν). Drawn so, a single
/// cause has Student's quantile and covers exactly; several together have Behrens and Fisher's, which covers too much, since their estimates do not err
/// to the same side. Welch's combination errs less: Student's quantile with (Σ u)²/Σ(u²/ν) degrees of freedom times √Σ u, u being the causes' own variances
/// (Welch 1947, Biometrika 34, 28–35).
/// </summary>
public static class SharedSpread
{
    /// <summary>The fourth moment of Student's distribution, by which the drawn one is matched, needs more than so many degrees of freedom.</summary>
    private const double LeastFreedom = 4;

    /// <summary>Welch's half-width over the drawn one's, in (0, 1]; 1 for one cause, and where a cause has too few degrees of freedom to tell.</summary>
    /// <param name="causes">
    /// Each cause's drawn variance, at least 0, in a common unit, and the degrees of freedom its spread was estimated with; infinite where the spread is known.
    /// </param>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    public static double Factor(ReadOnlySpan<(double Variance, double Freedom)> causes, double level)
    {
        double drawn = 0, own = 0, fourth = 0, error = 0;
        foreach (var (variance, freedom) in causes)
        {
            if (!(freedom > LeastFreedom) || !double.IsFinite(variance))
                return 1;
            var known = double.IsPositiveInfinity(freedom);
            // Var of s² ν/χ²(ν) times a normal: ν/(ν − 2) of s²; its excess kurtosis is 6/(ν − 4).
            var u = known ? variance : variance * (freedom - 2) / freedom;
            drawn += variance;
            own += u;
            fourth += known ? 0 : 6 * variance * variance / (freedom - LeastFreedom);
            error += known ? 0 : u * u / freedom;
        }

        if (!(error > 0))
            return 1;
        // The drawn distribution is near Student's with the same variance and kurtosis.
        var shape = LeastFreedom + 6 * drawn * drawn / fourth;
        var width = Quantile(shape, level) * Math.Sqrt(drawn * (shape - 2) / shape);
        return Math.Min(1, Quantile(own * own / error, level) * Math.Sqrt(own) / width);
    }

    private static double Quantile(double freedom, double level) => StudentT.InvCDF(0, 1, freedom, (1 + level) / 2);
}
