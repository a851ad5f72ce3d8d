namespace DensingLaw.Density;

/// <summary>The trend without one family.</summary>
/// <param name="Family">The family left out.</param>
/// <param name="Models">How many models it has.</param>
/// <param name="Points">Points left for the line.</param>
/// <param name="SlopePerDay">A without it; null where fewer than two points are left.</param>
/// <param name="DoublingDays">ln 2/A; null where A is not above 0.</param>
public sealed record FamilyLeftOut(string Family, int Models, int Points, double? SlopePerDay, double? DoublingDays);
