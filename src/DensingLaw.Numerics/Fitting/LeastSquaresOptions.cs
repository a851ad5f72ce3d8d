namespace DensingLaw.Numerics;

/// <summary>When a least-squares search stops.</summary>
public sealed record LeastSquaresOptions
{
    /// <summary>Jacobians computed at most, at least 1. Default 2,000.</summary>
    public int MaxIterations { get; init; } = 2000;

    /// <summary>Stop when actual and predicted relative decrease of the objective are both under this. Default 1e-15.</summary>
    public double ObjectiveTolerance { get; init; } = 1e-15;

    /// <summary>Stop when the trust region is this small against the scaled parameters. Default 1e-14.</summary>
    public double StepTolerance { get; init; } = 1e-14;

    /// <summary>Stop when the cosine between the residuals and every free column of the Jacobian is under this. Default 1e-13.</summary>
    public double GradientTolerance { get; init; } = 1e-13;
}
