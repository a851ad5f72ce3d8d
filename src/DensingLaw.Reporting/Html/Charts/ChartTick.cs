namespace DensingLaw.Reporting;

/// <summary>A marked place of an axis.</summary>
/// <param name="Value">In the axis's coordinates.</param>
/// <param name="Text">What stands there.</param>
internal readonly record struct ChartTick(double Value, string Text);
