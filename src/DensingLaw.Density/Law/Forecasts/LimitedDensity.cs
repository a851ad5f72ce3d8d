namespace DensingLaw.Density;

/// <summary>The density on a day if a limit bends the trend.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="Ceiling">The density it allows at most, under its assumption.</param>
/// <param name="Density">ρ on that day.</param>
/// <param name="ScorePercent">The score it gives the device's model, in percent.</param>
public sealed record LimitedDensity(string Limit, double Ceiling, double Density, double ScorePercent);
