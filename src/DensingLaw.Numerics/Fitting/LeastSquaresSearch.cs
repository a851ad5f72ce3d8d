namespace DensingLaw.Numerics;

/// <summary>One search of <see cref="LevenbergMarquardt"/> with its buffers.</summary>
internal sealed class LeastSquaresSearch
{
    private const double AcceptedRatio = 1e-4;
    private const double LeastOutlierCurvature = 1e-4;
    private const double Epsilon = 2.3e-16;

    private readonly LeastSquaresProblem _problem;
    private readonly LeastSquaresOptions _options;
    private readonly int _m;
    private readonly int _n;
    private readonly double[] _scale;
    private readonly double[] _jacobian;
    private readonly bool[] _held;
    private readonly TrustRegionStep _step;
    private double[] _x;
    private double[] _r;
    private double[] _trial;
    private double[] _trialResiduals;
    private double _objective;
    private double _radius;
    private double _outlierCurvature = 1;

    public LeastSquaresSearch(LeastSquaresProblem problem, ReadOnlySpan<double> start, LeastSquaresOptions options)
    {
        (_problem, _options) = (problem, options);
        (_m, _n) = (problem.ResidualCount, problem.ParameterCount);
        (_x, _trial, _scale, _held) = (start.ToArray(), new double[_n], new double[_n], new bool[_n]);
        (_r, _trialResiduals, _jacobian) = (new double[_m], new double[_m], new double[_m * _n]);
        _step = new TrustRegionStep(_m, _n);
        Clip(_x);
    }

    public LeastSquaresResult Run()
    {
        _problem.Residuals(_x, _r);
        _objective = HuberLoss.Objective(_r, _problem.HuberDelta);
        if (!double.IsFinite(_objective))
            return Result(FitExit.NonFinite, 0);
        for (var iteration = 1; iteration <= _options.MaxIterations; iteration++)
        {
            Differentiate();
            if (Prepare(first: iteration == 1) < _options.GradientTolerance || Advance())
                return Result(FitExit.Converged, iteration);
        }

        return Result(FitExit.MaxIterations, _options.MaxIterations);
    }

    /// <summary>Scales, holds what a bound holds, factors the rest; the largest cosine between a free column and the residuals.</summary>
    private double Prepare(bool first)
    {
        var size = Math.Sqrt(2 * _objective);
        var cosine = 0.0;
        for (var j = 0; j < _n; j++)
        {
            double norm = 0, gradient = 0;
            for (var i = 0; i < _m; i++)
            {
                var entry = _jacobian[i * _n + j];
                norm += entry * entry;
                gradient += entry * Slope(_r[i]);
            }

            norm = Math.Sqrt(norm);
            _scale[j] = Math.Max(_scale[j], norm);
            var low = _x[j] <= _problem.LowerOf(j);
            var high = _x[j] >= _problem.UpperOf(j);
            _held[j] = (low && gradient >= 0) || (high && gradient <= 0) || (low && high);
            if (!_held[j] && norm > 0 && size > 0)
                cosine = Math.Max(cosine, Math.Abs(gradient) / (norm * size));
        }

        if (first)
        {
            for (var j = 0; j < _n; j++)
                _scale[j] = _scale[j] > 0 ? _scale[j] : 1;
            var length = ScaledLength(_x);
            _radius = length > 0 ? length : 1;
        }

        return cosine;
    }

    /// <summary>Steps until one is accepted; true when a stopping rule is met.</summary>
    private bool Advance()
    {
        while (true)
        {
            _step.Factor(_jacobian, _r, _held, _problem.HuberDelta, _outlierCurvature);
            _step.Solve(_scale, _radius);
            for (var j = 0; j < _n; j++)
                _trial[j] = _x[j] + _step.Direction[j];
            Clip(_trial);
            for (var j = 0; j < _n; j++)
                _step.Direction[j] = _trial[j] - _x[j];
            var length = ScaledLength(_step.Direction);
            var predicted = _step.PredictedDecrease();
            _problem.Residuals(_trial, _trialResiduals);
            var objective = HuberLoss.Objective(_trialResiduals, _problem.HuberDelta);
            var actual = double.IsFinite(objective) ? _objective - objective : double.NegativeInfinity;
            var ratio = predicted > 0 ? actual / predicted : actual > 0 ? 1 : -1;
            Adapt(ratio, length);
            var accepted = ratio >= AcceptedRatio && actual >= 0;
            // Measured before the step is taken: both decreases are relative to the objective they start from.
            var flat = Math.Abs(actual) <= _options.ObjectiveTolerance * _objective && predicted <= _options.ObjectiveTolerance * _objective;
            if (accepted)
            {
                (_x, _trial) = (_trial, _x);
                (_r, _trialResiduals) = (_trialResiduals, _r);
                _objective = objective;
            }

            if (flat || _objective == 0 || _radius <= Math.Max(_options.StepTolerance, Epsilon) * ScaledLength(_x))
                return true;
            if (accepted)
                return false;
        }
    }

    private void Adapt(double ratio, double length)
    {
        if (!(ratio > 0.25))
        {
            _radius = Math.Min(_radius, length > 0 ? length : _radius) * (double.IsNegativeInfinity(ratio) ? 0.1 : 0.25);
            _outlierCurvature = Math.Min(1, _outlierCurvature * 16);
        }
        else if (ratio >= 0.75)
        {
            _radius = Math.Max(_radius, 2 * length);
            _outlierCurvature = Math.Max(LeastOutlierCurvature, _outlierCurvature / 4);
        }
    }

    private double Slope(double residual) => _problem.HuberDelta is { } delta ? Math.Clamp(residual, -delta, delta) : residual;

    private double ScaledLength(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var j = 0; j < _n; j++)
            sum += _scale[j] * x[j] * (_scale[j] * x[j]);
        return Math.Sqrt(sum);
    }

    private void Clip(double[] x)
    {
        for (var j = 0; j < _n; j++)
            x[j] = Math.Clamp(x[j], _problem.LowerOf(j), _problem.UpperOf(j));
    }

    private void Differentiate()
    {
        if (_problem.Jacobian is { } jacobian)
            jacobian(_x, _jacobian);
        else
            CentralDifferences.Jacobian(_problem, _x, _jacobian);
    }

    private LeastSquaresResult Result(FitExit exit, int iterations)
    {
        if (exit != FitExit.NonFinite)
        {
            Differentiate();
            Prepare(first: false);
        }

        return new LeastSquaresResult
        {
            Exit = exit,
            Parameters = _x,
            Objective = _objective,
            Residuals = _r,
            Jacobian = _jacobian,
            AtBound = _held,
            Iterations = iterations,
        };
    }
}
