namespace DensingLaw.Density;

/// <summary>Percentile intervals of the doubling time in days, by what is drawn again.</summary>
public sealed record TrendBootstrap
{
    /// <summary>Other models of the same kind. Resampling a maximum loses record setters, so this interval is a rough guide.</summary>
    public required TrendInterval Models { get; init; }

    /// <summary>The same models with densities measured again.</summary>
    public required TrendInterval Densities { get; init; }

    /// <summary>Both at once.</summary>
    public required TrendInterval Both { get; init; }

    /// <summary>Draws of each.</summary>
    public required int Draws { get; init; }

    /// <summary>Draws over models in which fewer than three points were left, so that they have no slope and are not counted.</summary>
    public required int Undetermined { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The standard deviation of ln ρ that models without one were given.</summary>
    public required double LogStandardDeviation { get; init; }
}
