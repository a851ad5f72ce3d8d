using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>One minimum of a loss-law fit.</summary>
public sealed record LossLawOptimum
{
    /// <summary>The law.</summary>
    public required LossLaw Law { get; init; }

    /// <summary>√(Σ (L̂ − L)²/n), in the unit of the loss, whatever the objective.</summary>
    public required double Rms { get; init; }

    /// <summary>The objective: half a sum of squares, or a sum of Huber's function.</summary>
    public required double Objective { get; init; }

    /// <summary>
    /// ln of the likelihood against the best optimum's, at most 0: −n/2 · ln(SS/SS₀) for least squares, −(SS − SS₀)/2 where standard errors are
    /// known, −n ln(F/F₀) for Huber's function (Laplace's likelihood, which it nears when most residuals exceed δ).
    /// </summary>
    public required double LogLikelihoodGap { get; init; }

    /// <summary>
    /// Standard errors of ln a, α, ln b, β and (where fitted) E by the linear approximation; 0 for a constant on its bound; null where there are none.
    /// </summary>
    public required IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>How many of the searches ended here.</summary>
    public required int Starts { get; init; }

    /// <summary>Whether a bound holds one of the constants.</summary>
    public required bool AtBound { get; init; }

    /// <summary>The search's end, with residuals and Jacobian, in (ln a, α, ln b, β, E).</summary>
    public required LeastSquaresResult Search { get; init; }
}
