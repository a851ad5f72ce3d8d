namespace DensingLaw.Density;

/// <summary>What one other choice makes of a score.</summary>
/// <param name="Choice">What was chosen: <c>D0</c>, <c>optimum</c>, <c>average</c>, <c>anchor</c>.</param>
/// <param name="Value">The choice, in words.</param>
/// <param name="Point">N̂ and its status.</param>
public sealed record SensitivityRow(string Choice, string Value, CurvePoint Point);
