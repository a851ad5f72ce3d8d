namespace DensingLaw.Density;

/// <summary>When a density is reached if a limit bends the trend.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="Ceiling">The density it allows at most, under its assumption.</param>
/// <param name="Date">The day; null where the limit is never passed, or the day is past the year 9999.</param>
public sealed record LimitedDate(string Limit, double Ceiling, DateOnly? Date);
