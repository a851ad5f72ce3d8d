using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>The reference curves that a user asks for.</summary>
/// <param name="Curve">A set's name or file; null for the published one.</param>
/// <param name="Average">The average that the average curve must stand for; null for the curve's own.</param>
internal sealed record CurveRequest(string? Curve, CurveAverage? Average = null);
