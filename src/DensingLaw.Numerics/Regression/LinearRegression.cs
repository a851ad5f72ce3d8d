namespace DensingLaw.Numerics;

/// <summary>Least squares through points (x, y).</summary>
public static class LinearRegression
{
    /// <summary>The line with the least sum of squared residuals, all points weighing the same.</summary>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two points, a value that is not finite, or all x equal.</exception>
    public static LinearFit Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Fit(x, y, []);

    /// <summary>The line with the least weighted sum of squared residuals.</summary>
    /// <param name="x">Abscissas, at least two of them different.</param>
    /// <param name="y">As many ordinates.</param>
    /// <param name="weights">As many weights above 0 (1 over each point's relative variance), or none for equal ones.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two points, a value that is not finite, a weight not above 0, or all x
    /// equal.</exception>
    public static LinearFit Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        RegressionPoints.Validate(x, y, 2);
        if (!weights.IsEmpty && weights.Length != x.Length)
            throw new ArgumentException($"{weights.Length} weights for {x.Length} points; give one a point or none", nameof(weights));
        double total = 0, meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var w = Weight(weights, i);
            total += w;
            meanX += w * x[i];
            meanY += w * y[i];
        }

        meanX /= total;
        meanY /= total;
        double xx = 0, xy = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (w, dx, dy) = (Weight(weights, i), x[i] - meanX, y[i] - meanY);
            xx += w * dx * dx;
            xy += w * dx * dy;
            yy += w * dy * dy;
        }

        if (xx <= 0)
            throw new ArgumentException($"all {x.Length} points have the same x: a line needs two different ones", nameof(x));
        var slope = xy / xx;
        var residual = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var r = y[i] - meanY - slope * (x[i] - meanX);
            residual += Weight(weights, i) * r * r;
        }

        return new LinearFit
        {
            Count = x.Length,
            Slope = slope,
            Intercept = meanY - slope * meanX,
            RSquared = yy > 0 ? 1 - residual / yy : double.NaN,
            ResidualSumOfSquares = residual,
            MeanX = meanX,
            SquaresX = xx,
            TotalWeight = total,
        };
    }

    private static double Weight(ReadOnlySpan<double> weights, int index)
    {
        if (weights.IsEmpty)
            return 1;
        return weights[index] is > 0 and < double.PositiveInfinity
            ? weights[index]
            : throw new ArgumentException($"weight {index} is not a finite number above 0", nameof(weights));
    }
}
