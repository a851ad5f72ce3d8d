using System.Text.Json;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The capability density ρ = N̂ / N.</summary>
public sealed record DensitySection
{
    /// <summary>The reference and its curve: <c>published-2025/mmlu</c>.</summary>
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

    /// <summary>How the interval was computed.</summary>
    public required string IntervalMethod { get; init; }

    /// <summary>What a reader must know beside the number.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>An estimate as the result states it; the score becomes a fraction like the benchmarks'.</summary>
    public static DensitySection Of(DensityEstimate estimate) => new()
    {
        Curve = $"{estimate.Reference}/{estimate.Curve}",
        Score = estimate.ScorePercent / 100,
        EffectiveParameters = estimate.EffectiveParameters,
        Value = estimate.Density,
        Interval = estimate.DensityInterval is { } interval ? new IntervalSection(interval.Lower, interval.Upper, interval.Level) : null,
        Status = KebabCase(estimate.Status),
        IntervalMethod = KebabCase(estimate.Method),
        Notes = estimate.Notes,
    };

    private static string KebabCase(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
