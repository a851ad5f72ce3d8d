using MathNet.Numerics.LinearAlgebra;

namespace DensingLaw.Numerics;

/// <summary>
/// A Gaussian process about a straight line: y = a + b x + g(x) + noise, g with the squared-exponential covariance s² exp(−(x − x')²/2ℓ²). Says
/// whether points bend away from a line. a, b and the noise are at their best for each (ℓ, s²/noise²) of a fixed grid; the pair with the greatest
/// likelihood
/// counts (Rasmussen &amp; Williams 2006, 2.7 and 5.4.1). s = 0, the plain line, is on the grid, so the likelihood is never below the line's.
/// </summary>
public sealed class GaussianProcessLine
{
    private const int LengthSteps = 16;

    // Ratios of the variance of g to that of the noise.
    private static readonly double[] s_ratios = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

    private readonly double[] _x;
    private readonly double _ratio;
    private readonly Vector<double> _weights;
    private readonly Vector<double> _line;

    private GaussianProcessLine(double[] x, double length, double ratio, State state, double lineLogLikelihood)
    {
        _x = x;
        _ratio = ratio;
        _weights = state.Weights;
        _line = state.Line;
        LengthScale = ratio > 0 ? length : double.PositiveInfinity;
        SignalStandardDeviation = Math.Sqrt(ratio * state.NoiseVariance);
        NoiseStandardDeviation = Math.Sqrt(state.NoiseVariance);
        LogLikelihoodGain = state.LogLikelihood - lineLogLikelihood;
    }

    /// <summary>ℓ, in the unit of x; +∞ where the plain line is the most likely.</summary>
    public double LengthScale { get; }

    /// <summary>s; 0 where the plain line is the most likely.</summary>
    public double SignalStandardDeviation { get; }

    /// <summary>Standard deviation of the noise.</summary>
    public double NoiseStandardDeviation { get; }

    /// <summary>
    /// Log-likelihood above the plain line's, at least 0. Two parameters more must earn about 3 to be worth having at the 5 % level.
    /// </summary>
    public double LogLikelihoodGain { get; }

    /// <summary>Fits the process.</summary>
    /// <exception cref="ArgumentException">Lengths differ, fewer than four points, a value that is not finite, or all x equal.</exception>
    public static GaussianProcessLine Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RegressionPoints.Validate(x, y, 4);
        var xs = x.ToArray();
        var span = xs.Max() - xs.Min();
        if (span <= 0)
            throw new ArgumentException($"all {x.Length} points have the same x: a line needs two different ones", nameof(x));
        var ys = Vector<double>.Build.Dense(y.ToArray());
        var line = Evaluate(xs, ys, span, 0);
        var (best, bestLength, bestRatio) = (line, span, 0.0);
        for (var step = 0; step < LengthSteps; step++)
        {
            // From a tenth of the span, below which a bend is scatter, to the span, in equal ratios.
            var length = span * Math.Pow(10, (double)step / (LengthSteps - 1) - 1);
            foreach (var ratio in s_ratios)
            {
                var state = Evaluate(xs, ys, length, ratio);
                if (state.LogLikelihood > best.LogLikelihood)
                    (best, bestLength, bestRatio) = (state, length, ratio);
            }
        }

        return new GaussianProcessLine(xs, bestLength, bestRatio, best, line.LogLikelihood);
    }

    /// <summary>The expected height at <paramref name="x"/>, noise left out.</summary>
    public double At(double x)
    {
        var height = _line[0] + _line[1] * x;
        for (var i = 0; i < _x.Length && _ratio > 0; i++)
            height += _weights[i] * _ratio * Kernel(x - _x[i], LengthScale);
        return height;
    }

    private static double Kernel(double distance, double length) => Math.Exp(-distance * distance / (2 * length * length));

    // With C = I + ratio·K: the line by generalised least squares, noise² = rᵀC⁻¹r/n, and the likelihood at those.
    private static State Evaluate(double[] x, Vector<double> y, double length, double ratio)
    {
        var n = x.Length;
        var covariance = Matrix<double>.Build.Dense(n, n, (i, j) => (i == j ? 1 : 0) + (ratio > 0 ? ratio * Kernel(x[i] - x[j], length) : 0));
        var factor = covariance.Cholesky();
        var design = Matrix<double>.Build.Dense(n, 2, (i, j) => j == 0 ? 1 : x[i]);
        var solved = factor.Solve(design);
        var line = (design.TransposeThisAndMultiply(solved)).Solve(solved.TransposeThisAndMultiply(y));
        var residuals = y - design * line;
        var weights = factor.Solve(residuals);
        var variance = residuals * weights / n;
        var logLikelihood = -0.5 * (n * Math.Log(variance) + factor.DeterminantLn + n * (1 + Math.Log(2 * Math.PI)));
        return new State(line, weights, variance, logLikelihood);
    }

    private sealed record State(Vector<double> Line, Vector<double> Weights, double NoiseVariance, double LogLikelihood);
}
