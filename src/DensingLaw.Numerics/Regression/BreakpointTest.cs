using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>Whether two lines fit the points on either side of a known break better than one does.</summary>
public sealed record BreakpointTest
{
    /// <summary>The line through all points.</summary>
    public required LinearFit Together { get; init; }

    /// <summary>The line through the points before the break.</summary>
    public required LinearFit Before { get; init; }

    /// <summary>The line through the points at and after the break.</summary>
    public required LinearFit After { get; init; }

    /// <summary>Chow's F: ((RSS − RSS₁ − RSS₂)/2) / ((RSS₁ + RSS₂)/(n − 4)).</summary>
    public required double F { get; init; }

    /// <summary>P(F₂,ₙ₋₄ ≥ F) under one line for all points: level and slope the same on both sides.</summary>
    public required double PValue { get; init; }

    /// <summary>Slope after less slope before, over its standard error with the residuals of both sides pooled.</summary>
    public required double SlopeT { get; init; }

    /// <summary>Two-sided P(|tₙ₋₄| ≥ |<see cref="SlopeT"/>|) under equal slopes, whatever the levels.</summary>
    public required double SlopePValue { get; init; }

    /// <summary>Chow's test (1960, Econometrica 28, 591–605): residuals independent, normal, of one variance on both sides.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">As many ordinates.</param>
    /// <param name="at">Points with x below belong before the break, the others after it.</param>
    /// <returns>The test, or null where a side has fewer than two different x, or n is below 5.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    public static BreakpointTest? Chow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        RegressionPoints.Validate(x, y, 0);
        var (beforeX, beforeY, afterX, afterY) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < x.Length; i++)
        {
            (x[i] < at ? beforeX : afterX).Add(x[i]);
            (x[i] < at ? beforeY : afterY).Add(y[i]);
        }

        if (x.Length < 5 || beforeX.Distinct().Count() < 2 || afterX.Distinct().Count() < 2)
            return null;
        return Of(
            LinearRegression.Fit(x, y),
            LinearRegression.Fit(beforeX.ToArray(), beforeY.ToArray()),
            LinearRegression.Fit(afterX.ToArray(), afterY.ToArray()));
    }

    private static BreakpointTest Of(LinearFit together, LinearFit before, LinearFit after)
    {
        var freedom = together.Count - 4;
        var apart = before.ResidualSumOfSquares + after.ResidualSumOfSquares;
        var variance = apart / freedom;
        var f = Math.Max(0, together.ResidualSumOfSquares - apart) / 2 / variance;
        var t = (after.Slope - before.Slope) / Math.Sqrt(variance * (1 / before.SquaresX + 1 / after.SquaresX));
        return new BreakpointTest
        {
            Together = together,
            Before = before,
            After = after,
            F = f,
            PValue = UpperTail(f, freedom),
            SlopeT = t,
            SlopePValue = UpperTail2(t, freedom),
        };
    }

    // For 2 and m degrees of freedom the upper tail of F is (1 + 2F/m)^(−m/2) exactly.
    private static double UpperTail(double f, int freedom) => double.IsNaN(f) ? double.NaN : Math.Pow(1 + 2 * f / freedom, -freedom / 2.0);

    private static double UpperTail2(double t, int freedom) => double.IsNaN(t) ? double.NaN : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t));
}
