namespace DensingLaw.Numerics;

/// <summary>
/// Quantile regression of a line (Koenker &amp; Bassett 1978, Econometrica 46, 33–50), exact: the least loss is reached by a line through two of the
/// points, so all pairs are tried. The work grows with the cube of the number of points; meant for up to a few hundred.
/// </summary>
public static class QuantileRegression
{
    /// <summary>The line with the least quantile loss; of several, the one through the pair that comes first.</summary>
    /// <param name="x">Abscissas, at least two of them different.</param>
    /// <param name="y">As many ordinates.</param>
    /// <param name="quantile">τ, in (0, 1).</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two points, a value that is not finite, or all x equal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not in (0, 1).</exception>
    public static QuantileLine Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double quantile)
    {
        RegressionPoints.Validate(x, y, 2);
        if (quantile is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "a quantile lies between 0 and 1, both excluded");
        var (bestLoss, bestSlope, bestIntercept) = (double.PositiveInfinity, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i + 1; j < x.Length; j++)
            {
                if (x[i] == x[j])
                    continue;
                var slope = (y[j] - y[i]) / (x[j] - x[i]);
                var intercept = y[i] - slope * x[i];
                var loss = Loss(x, y, slope, intercept, quantile, bestLoss);
                if (loss < bestLoss)
                    (bestLoss, bestSlope, bestIntercept) = (loss, slope, intercept);
            }
        }

        if (double.IsInfinity(bestLoss))
            throw new ArgumentException($"all {x.Length} points have the same x: a line needs two different ones", nameof(x));
        var constant = ConstantLoss(x, y, quantile);
        return new QuantileLine(quantile, bestSlope, bestIntercept, bestLoss, constant > 0 ? 1 - bestLoss / constant : double.NaN);
    }

    // The best constant is one of the ordinates.
    private static double ConstantLoss(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double quantile)
    {
        var best = double.PositiveInfinity;
        foreach (var constant in y)
            best = Math.Min(best, Loss(x, y, 0, constant, quantile, best));
        return best;
    }

    private static double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double slope, double intercept, double quantile, double enough)
    {
        var loss = 0.0;
        for (var i = 0; i < x.Length && loss < enough; i++)
        {
            var residual = y[i] - intercept - slope * x[i];
            loss += residual >= 0 ? quantile * residual : (quantile - 1) * residual;
        }

        return loss;
    }
}
