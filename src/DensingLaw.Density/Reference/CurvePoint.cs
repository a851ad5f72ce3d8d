namespace DensingLaw.Density;

/// <summary>A score read off a reference curve.</summary>
/// <param name="EffectiveParameters">N̂, finite and above 0; null when <paramref name="Status"/> is below-floor or above-ceiling.</param>
/// <param name="Status">Where the score lies.</param>
public readonly record struct CurvePoint(double? EffectiveParameters, DensityStatus Status)
{
    /// <summary>N̂ on the extended line: 0 below the floor, +∞ above the ceiling. For ordering draws, not for reporting.</summary>
    internal double Extended => EffectiveParameters ?? (Status == DensityStatus.BelowFloor ? 0 : double.PositiveInfinity);
}
