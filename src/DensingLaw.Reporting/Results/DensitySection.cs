namespace DensingLaw.Reporting;

/// <summary>The capability density ρ = N̂ / N.</summary>
public sealed record DensitySection
{
    /// <summary>The reference curve.</summary>
    public required string Curve { get; init; }

    /// <summary>The score that was put through the curve.</summary>
    public required double Score { get; init; }

    /// <summary>N̂: the non-embedding parameters a reference model needs for this score; null outside the curve's range.</summary>
    public required double? EffectiveParameters { get; init; }

    /// <summary>ρ; null outside the curve's range.</summary>
    public required double? Value { get; init; }

    /// <summary>Of ρ; null where there is none, and then the notes say why.</summary>
    public required IntervalSection? Interval { get; init; }

    /// <summary><c>in-range</c>, <c>below-floor</c>, <c>above-ceiling</c>, <c>extrapolated</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What a reader must know beside the number.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
