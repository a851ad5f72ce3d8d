namespace DensingLaw.Numerics;

/// <summary>How a search ended. Not converging is a result, not an error.</summary>
public enum FitExit
{
    /// <summary>A stopping rule was met.</summary>
    Converged,

    /// <summary>The iterations ran out.</summary>
    MaxIterations,

    /// <summary>The residuals are not finite at the start.</summary>
    NonFinite,
}
