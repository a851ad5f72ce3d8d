namespace DensingLaw.Numerics;

/// <summary>The step that minimises |J p + r| within |D p| ≤ Δ, from J = QR; parameters that a bound holds do not move.</summary>
internal sealed class TrustRegionStep(int residuals, int parameters)
{
    private const int RootSteps = 12;

    private readonly double[] _columns = new double[residuals * parameters];
    private readonly double[] _right = new double[residuals];
    private readonly double[] _damped = new double[(2 * parameters + 1) * parameters];
    private readonly double[] _dampedRight = new double[2 * parameters + 1];
    private readonly double[] _free = new double[parameters];
    private readonly double[] _scaled = new double[parameters];
    private readonly double[] _work = new double[parameters];
    private readonly int[] _index = new int[parameters];
    private int _count;

    /// <summary>p, one entry a parameter; the caller may shorten it before <see cref="PredictedDecrease"/>.</summary>
    public double[] Direction { get; } = new double[parameters];

    /// <summary>Rows of R: as many as free parameters, or residuals where these are fewer.</summary>
    private int Rank => Math.Min(_count, residuals);

    public void Factor(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> r, ReadOnlySpan<bool> held, double? huberDelta, double outlierCurvature)
    {
        _count = 0;
        for (var j = 0; j < parameters; j++)
        {
            if (!held[j])
                _index[_count++] = j;
        }

        for (var i = 0; i < residuals; i++)
        {
            var (row, right) = HuberLoss.Weigh(r[i], huberDelta, outlierCurvature);
            _right[i] = right;
            for (var k = 0; k < _count; k++)
                _columns[k * residuals + i] = row * jacobian[i * parameters + _index[k]];
        }

        TriangularFactor.Reduce(_columns, _right, residuals, _count);
    }

    /// <summary>Finds the damping λ ≥ 0 with |D p| = Δ to 10 %, or λ = 0 where the undamped step is short enough (Moré 1978, section 5).</summary>
    public void Solve(ReadOnlySpan<double> scale, double radius)
    {
        Array.Clear(Direction);
        if (_count == 0)
            return;
        double low = 0, high = UpperDamping(scale, radius);
        var damping = 0.0;
        var undamped = _count <= residuals && TriangularFactor.Solve(_columns, _right, residuals, _count, _free);
        if (!undamped || Excess(scale, radius) > 0.1)
        {
            damping = undamped ? 0 : 1e-3 * high;
            for (var round = 0; round < RootSteps; round++)
            {
                if (damping > 0 || !undamped)
                    SolveDamped(scale, damping);
                var excess = Excess(scale, radius);
                if (Math.Abs(excess) <= 0.1 || (high - low) <= 1e-12 * high)
                    break;
                if (excess > 0)
                    low = Math.Max(low, damping);
                else
                    high = Math.Min(high, damping);
                damping = NextDamping(scale, damping, excess, undamped);
                if (!(damping > low && damping < high))
                    damping = Math.Max(1e-3 * high, Math.Sqrt(low * high));
            }
        }

        for (var k = 0; k < _count; k++)
            Direction[_index[k]] = -_free[k];
    }

    /// <summary>By how much the linear model lowers the objective for <see cref="Direction"/>.</summary>
    public double PredictedDecrease()
    {
        var decrease = 0.0;
        for (var k = 0; k < Rank; k++)
        {
            var along = 0.0;
            for (var j = k; j < _count; j++)
                along += _columns[j * residuals + k] * Direction[_index[j]];
            decrease -= along * (_right[k] + along / 2);
        }

        return decrease;
    }

    private double Excess(ReadOnlySpan<double> scale, double radius)
    {
        for (var k = 0; k < _count; k++)
            _scaled[k] = scale[_index[k]] * _free[k];
        return TriangularFactor.Norm(_scaled.AsSpan(0, _count)) / radius - 1;
    }

    // |D⁻¹ g| / Δ: with that damping the step is inside the region for certain.
    private double UpperDamping(ReadOnlySpan<double> scale, double radius)
    {
        for (var k = 0; k < _count; k++)
        {
            var gradient = 0.0;
            for (var i = 0; i <= Math.Min(k, residuals - 1); i++)
                gradient += _columns[k * residuals + i] * _right[i];
            _scaled[k] = gradient / scale[_index[k]];
        }

        var bound = TriangularFactor.Norm(_scaled.AsSpan(0, _count)) / radius;
        return bound > 0 && double.IsFinite(bound) ? bound : 1e-300;
    }

    private void SolveDamped(ReadOnlySpan<double> scale, double damping)
    {
        var rank = Rank;
        var rows = rank + _count;
        var root = Math.Sqrt(damping);
        for (var k = 0; k < _count; k++)
        {
            var column = _damped.AsSpan(k * rows, rows);
            column.Clear();
            for (var i = 0; i <= Math.Min(k, rank - 1); i++)
                column[i] = _columns[k * residuals + i];
            column[rank + k] = root * scale[_index[k]];
        }

        _right.AsSpan(0, rank).CopyTo(_dampedRight);
        _dampedRight.AsSpan(rank, _count).Clear();
        TriangularFactor.Reduce(_damped, _dampedRight, rows, _count);
        TriangularFactor.Solve(_damped, _dampedRight, rows, _count, _free);
    }

    // Newton's step for 1/|D p(λ)| − 1/Δ, which is nearly linear in λ.
    private double NextDamping(ReadOnlySpan<double> scale, double damping, double excess, bool undamped)
    {
        var (matrix, rows) = damping > 0 || !undamped ? (_damped, Rank + _count) : (_columns, residuals);
        var length = TriangularFactor.Norm(_scaled.AsSpan(0, _count));
        for (var k = 0; k < _count; k++)
            _work[k] = scale[_index[k]] * _scaled[k] / length;
        TriangularFactor.SolveTransposed(matrix, _work, rows, _count, _scaled);
        var slope = TriangularFactor.Norm(_scaled.AsSpan(0, _count));
        return damping + excess / (slope * slope);
    }
}
