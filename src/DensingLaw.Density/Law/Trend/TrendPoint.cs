namespace DensingLaw.Density;

/// <summary>A point that a trend goes through.</summary>
/// <param name="Day">Days since the trend's origin.</param>
/// <param name="LogDensity">ln ρ.</param>
internal readonly record struct TrendPoint(double Day, double LogDensity);
