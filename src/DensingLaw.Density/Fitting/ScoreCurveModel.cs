using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The score curve's residuals and derivatives in x = (floor d, ceiling d + c, k = −γ, l), where its bounds are a box.</summary>
internal sealed class ScoreCurveModel(IReadOnlyList<ScorePoint> points, ScoreFitOptions options)
{
    private readonly double[] _loss = [.. points.Select(p => p.Loss)];
    private readonly double[] _score = [.. points.Select(p => p.ScorePercent)];

    public LeastSquaresProblem Problem => new()
    {
        ParameterCount = 4,
        ResidualCount = _loss.Length,
        Residuals = Residuals,
        Jacobian = Jacobian,
        Lower = [options.Floor.Lower, options.Ceiling.Lower, 0, double.NegativeInfinity],
        Upper = [options.Floor.Upper, options.Ceiling.Upper, double.PositiveInfinity, double.PositiveInfinity],
    };

    public static ScoreCurve Curve(ReadOnlySpan<double> x) => new(x[1] - x[0], -x[2], x[3], x[0]);

    public static double[] ParametersOf(ScoreCurve curve) => [curve.Floor, curve.Asymptote, -curve.Gamma, curve.Midpoint];

    private void Residuals(ReadOnlySpan<double> x, Span<double> residuals)
    {
        for (var i = 0; i < residuals.Length; i++)
            residuals[i] = (x[1] - x[0]) * Share(x, _loss[i]) + x[0] - _score[i];
    }

    private void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (var i = 0; i < _loss.Length; i++)
        {
            var share = Share(x, _loss[i]);
            var slope = (x[1] - x[0]) * share * (1 - share);
            var row = jacobian.Slice(i * 4, 4);
            row[0] = 1 - share;
            row[1] = share;
            row[2] = -slope * (_loss[i] - x[3]);
            row[3] = slope * x[2];
        }
    }

    private static double Share(ReadOnlySpan<double> x, double loss) => 1 / (1 + Math.Exp(x[2] * (loss - x[3])));
}
