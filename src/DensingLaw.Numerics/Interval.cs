namespace DensingLaw.Numerics;

/// <summary>A two-sided interval; each tail outside it has (1 − <paramref name="Level"/>)/2.</summary>
/// <param name="Lower">Lower end, in the unit of the quantity; may be −∞.</param>
/// <param name="Upper">Upper end, never below <paramref name="Lower"/>; may be +∞.</param>
/// <param name="Level">Nominal coverage, in (0, 1): 0.90 for a 90 % interval.</param>
public readonly record struct Interval(double Lower, double Upper, double Level);
