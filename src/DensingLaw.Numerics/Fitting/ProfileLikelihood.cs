using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>Intervals of single parameters from how much worse the fit becomes when the parameter is held elsewhere.</summary>
public static class ProfileLikelihood
{
    private const int Steps = 60;

    /// <summary>
    /// The values θ at which the best fit with the parameter held at θ has S(θ) ≤ S (1 + F/ν), with F the <paramref name="level"/> quantile of Fisher's
    /// F(1, ν) and ν the degrees of freedom (Bates and Watts 1988, 6.1); with known standard errors S(θ) ≤ S + χ²₁. Ends are ±∞ where the limit is not reached within the bounds
    /// or 2^60 steps. The branch of <paramref name="fit"/> is followed: other minima are not searched for.
    /// </summary>
    /// <param name="problem">A problem without Huber's function.</param>
    /// <param name="fit">Its minimum.</param>
    /// <param name="parameter">Index of the parameter, which no bound holds.</param>
    /// <param name="level">Nominal coverage, in (0, 1).</param>
    /// <param name="knownErrors">Whether residuals are in units of known standard errors.</param>
    /// <exception cref="ArgumentException">Huber's function, no degree of freedom, or a held parameter.</exception>
    public static Interval Of(LeastSquaresProblem problem, LeastSquaresResult fit, int parameter, double level = 0.90, bool knownErrors = false)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(fit);
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "a level lies between 0 and 1, both excluded");
        if (problem.HuberDelta is not null || fit.DegreesOfFreedom < 1 || fit.AtBound[parameter])
            throw new ArgumentException("a profile needs a sum of squares, a degree of freedom and a parameter off its bounds");
        var freedom = fit.DegreesOfFreedom;
        var limit = knownErrors
            ? fit.SumOfSquares + ChiSquared.InvCDF(1, level)
            : fit.SumOfSquares * (1 + FisherSnedecor.InvCDF(1, freedom, level) / freedom);
        var covariance = FitCovariance.Of(fit, knownErrors ? 1 : null);
        var step = covariance is null ? 0 : Math.Sqrt(covariance[parameter, parameter]);
        if (!(step > 0))
            step = Math.Max(1e-3, 1e-3 * Math.Abs(fit.Parameters[parameter]));
        return new Interval(End(problem, fit, parameter, limit, -step), End(problem, fit, parameter, limit, step), level);
    }

    // Strides that double until the limit is crossed, then halving; each refit starts from its neighbour's minimum.
    private static double End(LeastSquaresProblem problem, LeastSquaresResult fit, int parameter, double limit, double step)
    {
        var start = fit.Parameters;
        var inside = fit.Parameters[parameter];
        for (var i = 0; i < Steps; i++, step *= 2)
        {
            var outside = Math.Clamp(inside + step, problem.LowerOf(parameter), problem.UpperOf(parameter));
            if (outside == inside)
                break;
            var (sum, at) = Held(problem, start, parameter, outside);
            if (sum <= limit)
            {
                (inside, start) = (outside, at);
                continue;
            }

            while (Math.Abs(outside - inside) > 1e-6 * Math.Max(Math.Abs(step), 1e-9 * Math.Abs(inside)))
            {
                var middle = inside + (outside - inside) / 2;
                (sum, at) = Held(problem, start, parameter, middle);
                if (sum <= limit)
                    (inside, start) = (middle, at);
                else
                    outside = middle;
            }

            return inside;
        }

        return step < 0 ? double.NegativeInfinity : double.PositiveInfinity;
    }

    private static (double Sum, double[] At) Held(LeastSquaresProblem problem, double[] start, int parameter, double value)
    {
        double[] lower = [.. Enumerable.Range(0, problem.ParameterCount).Select(problem.LowerOf)];
        double[] upper = [.. Enumerable.Range(0, problem.ParameterCount).Select(problem.UpperOf)];
        lower[parameter] = upper[parameter] = value;
        var fit = LevenbergMarquardt.Minimize(problem with { Lower = lower, Upper = upper }, start);
        return (fit.Exit == FitExit.NonFinite ? double.PositiveInfinity : fit.SumOfSquares, fit.Parameters);
    }
}
