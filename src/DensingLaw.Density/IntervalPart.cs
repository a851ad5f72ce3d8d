namespace DensingLaw.Density;

/// <summary>One cause's share of an interval of N̂.</summary>
/// <param name="Optimum">Null: sampling alone, on the curve as it is. Else the loss law's optimum, 0 for the curve's own, with the fit's draws.</param>
/// <param name="EffectiveParameters">The interval of N̂ from this cause.</param>
public sealed record IntervalPart(int? Optimum, BoundedInterval EffectiveParameters);
