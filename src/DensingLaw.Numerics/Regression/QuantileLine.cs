namespace DensingLaw.Numerics;

/// <summary>A line that leaves a share of the points below it.</summary>
/// <param name="Quantile">τ, that share.</param>
/// <param name="Slope">Change of y for one unit of x.</param>
/// <param name="Intercept">y at x = 0.</param>
/// <param name="Loss">Σ ρτ(residual), the least there is: residuals r ≥ 0 cost τ r, others (τ − 1) r.</param>
/// <param name="R1">1 − loss over the loss of the best constant (Koenker &amp; Machado 1999), in [0, 1]; NaN where that is 0. The quantile's
/// R².</param>
public sealed record QuantileLine(double Quantile, double Slope, double Intercept, double Loss, double R1);
