namespace DensingLaw.Numerics;

/// <summary>Where a least-squares search ended.</summary>
public sealed record LeastSquaresResult
{
    /// <summary>How it ended.</summary>
    public required FitExit Exit { get; init; }

    /// <summary>The parameters found, within the bounds.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The objective there: half the sum of squares, or the sum of Huber's function.</summary>
    public required double Objective { get; init; }

    /// <summary>The residuals there.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Their derivatives there, row by row.</summary>
    public required double[] Jacobian { get; init; }

    /// <summary>For each parameter, whether it lies on a bound that holds it.</summary>
    public required bool[] AtBound { get; init; }

    /// <summary>Jacobians computed.</summary>
    public required int Iterations { get; init; }

    /// <summary>Σ r², without Huber's function.</summary>
    public double SumOfSquares => Residuals.Sum(r => r * r);

    /// <summary>√(Σ r²/m).</summary>
    public double RootMeanSquare => Math.Sqrt(SumOfSquares / Residuals.Length);

    /// <summary>m less the parameters that no bound holds; may be 0 or below, where no variance can be estimated.</summary>
    public int DegreesOfFreedom => Residuals.Length - AtBound.Count(held => !held);
}
