namespace DensingLaw.Density;

/// <summary>A measured density.</summary>
/// <param name="Curve">The reference set and its curve: <c>published-2025/average</c>.</param>
/// <param name="Value">ρ, above 0.</param>
/// <param name="Interval">Of ρ; null where there is none.</param>
/// <param name="Source"><c>run ID</c>.</param>
public sealed record RegistryDensity(string Curve, double Value, TrendInterval? Interval, string Source);
