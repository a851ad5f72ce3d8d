namespace DensingLaw.Density;

/// <summary>When a model of N parameters reaches a score: an extrapolation of the trend.</summary>
public sealed record ReachForecast
{
    /// <summary>The reference set and its curve: <c>published-2025/average</c>.</summary>
    public required string Curve { get; init; }

    /// <summary>S in percent.</summary>
    public required double ScorePercent { get; init; }

    /// <summary>N, parameters without embeddings.</summary>
    public required double Parameters { get; init; }

    /// <summary>N̂ that the score asks for; null outside the curve's range.</summary>
    public required double? EffectiveParameters { get; init; }

    /// <summary>Where the score lies on the curve.</summary>
    public required DensityStatus Status { get; init; }

    /// <summary>ρ = N̂/N that the score asks for.</summary>
    public double? RequiredDensity => EffectiveParameters / Parameters;

    /// <summary>The day on which the trend has that density; null where it never has.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The days on which a record may have that density: those whose prediction interval holds it. Null without a date.</summary>
    public required DateInterval? Interval { get; init; }

    /// <summary>The day if a limit bends the trend, for each limit.</summary>
    public required IReadOnlyList<LimitedDate> Limits { get; init; }

    /// <summary>Always true: the day is read off a line beyond its data or between them, never off a measurement.</summary>
    public bool Extrapolation { get; } = true;

    /// <summary>What a reader must know to use the numbers; one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
