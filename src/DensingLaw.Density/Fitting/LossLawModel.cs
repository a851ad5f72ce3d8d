using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The loss law's residuals and derivatives in x = (ln a, α, ln b, β[, E]), where the optimum's valley is straight.</summary>
internal sealed class LossLawModel
{
    private readonly double[] _logParameters;
    private readonly double[] _logTokens;
    private readonly double[] _target;
    private readonly double[] _weight;
    private readonly bool _log;
    private readonly LossFitOptions _options;

    public LossLawModel(IReadOnlyList<LossPoint> points, LossFitOptions options)
    {
        _options = options;
        _log = options.Objective == LossObjective.HuberLog;
        _logParameters = [.. points.Select(p => Math.Log(p.Parameters))];
        _logTokens = [.. points.Select(p => Math.Log(p.Tokens))];
        _target = [.. points.Select(p => _log ? Math.Log(p.Loss) : p.Loss)];
        _weight = [.. points.Select(p => options.Objective == LossObjective.Weighted ? 1 / p.StandardError!.Value : 1)];
    }

    public int Count => _options.WithIrreducible ? 5 : 4;

    public LeastSquaresProblem Problem
    {
        get
        {
            double[] lower = [_options.LogA.Lower, _options.Alpha.Lower, _options.LogB.Lower, _options.Beta.Lower, 0];
            double[] upper = [_options.LogA.Upper, _options.Alpha.Upper, _options.LogB.Upper, _options.Beta.Upper, double.PositiveInfinity];
            return new LeastSquaresProblem
            {
                ParameterCount = Count,
                ResidualCount = _target.Length,
                Residuals = Residuals,
                Jacobian = Jacobian,
                Lower = lower[..Count],
                Upper = upper[..Count],
                HuberDelta = _log ? _options.HuberDelta : null,
            };
        }
    }

    public static LossLaw Law(ReadOnlySpan<double> x) => new(Math.Exp(x[0]), x[1], Math.Exp(x[2]), x[3], x.Length > 4 ? x[4] : 0);

    public double[] ParametersOf(LossLaw law)
    {
        double[] x = [Math.Log(law.A), law.Alpha, Math.Log(law.B), law.Beta, law.Irreducible];
        return x[..Count];
    }

    /// <summary>The same model with other losses at the same points.</summary>
    public LossLawModel WithLosses(IReadOnlyList<LossPoint> points) => new(points, _options);

    private void Residuals(ReadOnlySpan<double> x, Span<double> residuals)
    {
        var irreducible = x.Length > 4 ? x[4] : 0;
        for (var i = 0; i < residuals.Length; i++)
        {
            var loss = Math.Exp(x[0] - x[1] * _logParameters[i]) + Math.Exp(x[2] - x[3] * _logTokens[i]) + irreducible;
            residuals[i] = ((_log ? Math.Log(loss) : loss) - _target[i]) * _weight[i];
        }
    }

    private void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        var n = x.Length;
        var irreducible = n > 4 ? x[4] : 0;
        for (var i = 0; i < _target.Length; i++)
        {
            var fromParameters = Math.Exp(x[0] - x[1] * _logParameters[i]);
            var fromTokens = Math.Exp(x[2] - x[3] * _logTokens[i]);
            var factor = _log ? 1 / (fromParameters + fromTokens + irreducible) : _weight[i];
            var row = jacobian.Slice(i * n, n);
            row[0] = factor * fromParameters;
            row[1] = -factor * fromParameters * _logParameters[i];
            row[2] = factor * fromTokens;
            row[3] = -factor * fromTokens * _logTokens[i];
            if (n > 4)
                row[4] = factor;
        }
    }
}
