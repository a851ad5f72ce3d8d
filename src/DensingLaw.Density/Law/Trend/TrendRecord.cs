namespace DensingLaw.Density;

/// <summary>A model that was denser than all before it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Date">Its release.</param>
/// <param name="Density">Its ρ.</param>
public sealed record TrendRecord(string Model, DateOnly Date, double Density);
