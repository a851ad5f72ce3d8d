namespace DensingLaw.Numerics;

/// <summary>Writes the residuals (model minus observation, in units of their standard error where they have one) at some parameters.</summary>
/// <param name="parameters">The parameters, in the problem's order.</param>
/// <param name="residuals">Receives one value a residual; values that are not finite reject the parameters.</param>
public delegate void ResidualFunction(ReadOnlySpan<double> parameters, Span<double> residuals);

/// <summary>Writes the derivatives of the residuals, row by row: entry i·n + j is ∂rᵢ/∂xⱼ.</summary>
public delegate void JacobianFunction(ReadOnlySpan<double> parameters, Span<double> jacobian);

/// <summary>A sum of squares, or of Huber's function, of residuals to be made small within bounds.</summary>
public sealed record LeastSquaresProblem
{
    /// <summary>n, the number of parameters, at least 1.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>m, the number of residuals, at least 1.</summary>
    public required int ResidualCount { get; init; }

    /// <summary>The residuals.</summary>
    public required ResidualFunction Residuals { get; init; }

    /// <summary>Their derivatives; null: central differences.</summary>
    public JacobianFunction? Jacobian { get; init; }

    /// <summary>Least values, one a parameter, −∞ where there is none; null: no bound. A parameter whose bounds are equal stays fixed.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Greatest values, as <see cref="Lower"/>.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>
    /// δ of Huber's function (Huber 1964): r²/2 up to |r| = δ, δ(|r| − δ/2) beyond; above 0. Null: r²/2 everywhere.
    /// </summary>
    public double? HuberDelta { get; init; }

    internal double LowerOf(int parameter) => Lower?[parameter] ?? double.NegativeInfinity;

    internal double UpperOf(int parameter) => Upper?[parameter] ?? double.PositiveInfinity;

    internal void Validate(ReadOnlySpan<double> start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ParameterCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ResidualCount, 1);
        if (start.Length != ParameterCount)
            throw new ArgumentException($"the start has {start.Length} values; the problem has {ParameterCount} parameters", nameof(start));
        if ((Lower is not null && Lower.Count != ParameterCount) || (Upper is not null && Upper.Count != ParameterCount))
            throw new ArgumentException($"the bounds must have {ParameterCount} values each");
        for (var j = 0; j < ParameterCount; j++)
        {
            if (!(LowerOf(j) <= UpperOf(j)))
                throw new ArgumentException($"parameter {j}: the lower bound is above the upper one");
        }

        if (HuberDelta is not (null or > 0))
            throw new ArgumentException("Huber's delta must be above 0");
    }
}
