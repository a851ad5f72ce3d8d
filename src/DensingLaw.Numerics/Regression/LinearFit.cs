using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>
/// A straight line y = intercept + slope·x fitted by (weighted) least squares, with the classical standard errors: residuals independent, normal, and
/// of equal variance divided by their weight.
/// </summary>
public sealed record LinearFit
{
    /// <summary>Points, at least 2 with different x.</summary>
    public required int Count { get; init; }

    /// <summary>Change of y for one unit of x.</summary>
    public required double Slope { get; init; }

    /// <summary>y at x = 0.</summary>
    public required double Intercept { get; init; }

    /// <summary>1 − residual over total sum of squares, in [0, 1]; NaN where all y are equal.</summary>
    public required double RSquared { get; init; }

    /// <summary>Weighted sum of squared residuals.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>Weighted mean of x.</summary>
    public required double MeanX { get; init; }

    /// <summary>Weighted sum of squared deviations of x from its mean, above 0.</summary>
    public required double SquaresX { get; init; }

    /// <summary>Sum of the weights: the number of points where none were given.</summary>
    public required double TotalWeight { get; init; }

    /// <summary>n − 2; 0 leaves no standard errors (they are NaN).</summary>
    public int DegreesOfFreedom => Count - 2;

    /// <summary>s, the residual standard deviation with n − 2 in the denominator; NaN for two points.</summary>
    public double ResidualStandardDeviation => DegreesOfFreedom > 0 ? Math.Sqrt(ResidualSumOfSquares / DegreesOfFreedom) : double.NaN;

    /// <summary>s/√Sxx.</summary>
    public double SlopeStandardError => ResidualStandardDeviation / Math.Sqrt(SquaresX);

    /// <summary>s √(1/W + x̄²/Sxx).</summary>
    public double InterceptStandardError => MeanStandardError(0);

    /// <summary>The line's height at <paramref name="x"/>.</summary>
    public double At(double x) => Intercept + Slope * x;

    /// <summary>Standard error of the line's height at <paramref name="x"/>: s √(1/W + (x − x̄)²/Sxx).</summary>
    public double MeanStandardError(double x) => ResidualStandardDeviation * Math.Sqrt(1 / TotalWeight + (x - MeanX) * (x - MeanX) / SquaresX);

    /// <summary>Standard error of a new point of weight 1 at <paramref name="x"/> about the line's height there.</summary>
    public double PredictionStandardError(double x) =>
        ResidualStandardDeviation * Math.Sqrt(1 + 1 / TotalWeight + (x - MeanX) * (x - MeanX) / SquaresX);

    /// <summary>Student's interval of the slope; without end on both sides for two points.</summary>
    public Interval SlopeInterval(double level) => Around(Slope, SlopeStandardError, level);

    /// <summary>Student's interval of the intercept; without end on both sides for two points.</summary>
    public Interval InterceptInterval(double level) => Around(Intercept, InterceptStandardError, level);

    /// <summary>Student's interval of the line's height at <paramref name="x"/>.</summary>
    public Interval MeanInterval(double x, double level) => Around(At(x), MeanStandardError(x), level);

    /// <summary>Student's interval of a new point at <paramref name="x"/>.</summary>
    public Interval PredictionInterval(double x, double level) => Around(At(x), PredictionStandardError(x), level);

    /// <summary>
    /// The x at which a new point may have the height <paramref name="y"/>: those x whose prediction interval holds y (Fieller's set). Its ends are
    /// the roots of (y − a − bx)² = q² s² (1 + 1/W + (x − x̄)²/Sxx). Without end on both sides where the slope cannot be told from 0 at this level,
    /// since
    /// the set is then not an interval.
    /// </summary>
    public Interval InversePredictionInterval(double y, double level)
    {
        var q = StudentQuantile(level);
        var unbounded = new Interval(double.NegativeInfinity, double.PositiveInfinity, level);
        if (DegreesOfFreedom < 1)
            return unbounded;
        // In u = x − x̄ with h = y − At(x̄): (h − bu)² − v(1 + 1/W) − v u²/Sxx = 0, v = q² s².
        var v = q * q * ResidualStandardDeviation * ResidualStandardDeviation;
        var h = y - At(MeanX);
        var square = Slope * Slope - v / SquaresX;
        if (square <= 0)
            return unbounded;
        var constant = h * h - v * (1 + 1 / TotalWeight);
        // Positive whenever the leading coefficient is: the parabola is not above 0 at u = h/b.
        var root = Math.Sqrt(Math.Max(0, h * h * Slope * Slope - square * constant));
        return new Interval(MeanX + (h * Slope - root) / square, MeanX + (h * Slope + root) / square, level);
    }

    /// <summary>
    /// Two-sided p of equal slopes of two independent fits: Welch's t with Satterthwaite's degrees of freedom. NaN where a fit has no degree of
    /// freedom, or both go through all their points.
    /// </summary>
    public double EqualSlopePValue(LinearFit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (u, v) = (SlopeStandardError * SlopeStandardError, other.SlopeStandardError * other.SlopeStandardError);
        if (!(u + v > 0))
            return double.NaN;
        var freedom = (u + v) * (u + v) / (u * u / DegreesOfFreedom + v * v / other.DegreesOfFreedom);
        return 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(Slope - other.Slope) / Math.Sqrt(u + v));
    }

    private Interval Around(double centre, double standardError, double level)
    {
        var q = StudentQuantile(level);
        return double.IsNaN(standardError)
            ? new Interval(double.NegativeInfinity, double.PositiveInfinity, level)
            : new Interval(centre - q * standardError, centre + q * standardError, level);
    }

    private double StudentQuantile(double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "a level lies between 0 and 1, both excluded");
        return DegreesOfFreedom < 1 ? double.NaN : StudentT.InvCDF(0, 1, DegreesOfFreedom, (1 + level) / 2);
    }
}
