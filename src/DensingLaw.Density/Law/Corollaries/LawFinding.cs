namespace DensingLaw.Density;

/// <summary>One number of a corollary.</summary>
/// <param name="Key">Its name for programs: <c>halvingDays</c>.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Unit">Its unit; empty for a pure number.</param>
/// <param name="Interval">Its interval; null where none can be computed.</param>
public sealed record LawFinding(string Key, string Label, double? Value, string Unit = "", TrendInterval? Interval = null);
