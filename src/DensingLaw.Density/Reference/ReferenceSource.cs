namespace DensingLaw.Density;

/// <summary>Where a set of reference curves comes from.</summary>
/// <param name="Citation">Publication and figure or table, or the run that made it.</param>
/// <param name="Doi">Digital object identifier without resolver, or null.</param>
/// <param name="Licence">Licence of the source.</param>
/// <param name="Obtained">How the constants were got from the source, with their known error.</param>
public sealed record ReferenceSource(string Citation, string? Doi, string Licence, string Obtained);
