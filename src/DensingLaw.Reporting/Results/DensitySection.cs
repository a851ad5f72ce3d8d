using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The capability density ρ = N̂ / N.</summary>
public sealed record DensitySection
{
    /// <summary>The reference set and its curve: <c>published-2025/mmlu</c>.</summary>
    public required string Curve { get; init; }

    /// <summary>
    /// What an average curve averages: <c>five</c>, <c>categories</c>, <c>without-humaneval</c>, or <c>published</c>, the paper's mixture; null for a benchmark's
    /// own curve, and where the curve does not say.
    /// </summary>
    public string? Average { get; init; }

    /// <summary>The score that was put through the curve, a fraction in [0, 1].</summary>
    public required double Score { get; init; }

    /// <summary>D₀: training tokens of the reference models that the score is compared with.</summary>
    public required double ReferenceTokens { get; init; }

    /// <summary>N̂: the non-embedding parameters a reference model needs for this score; null outside the curve's range.</summary>
    public required double? EffectiveParameters { get; init; }

    /// <summary>Of N̂; null where there is none.</summary>
    public required IntervalSection? EffectiveParametersInterval { get; init; }

    /// <summary>ρ; null outside the curve's range.</summary>
    public required double? Value { get; init; }

    /// <summary>Of ρ; null where there is none, and then the notes say why.</summary>
    public required IntervalSection? Interval { get; init; }

    /// <summary><c>in-range</c>, <c>below-floor</c>, <c>above-ceiling</c>, <c>extrapolated</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The density by inference time; null for a dense model in floating point.</summary>
    public TimeSection? ByTime { get; init; }

    /// <summary>The density from the loss of gold answers; null where losses were not looked at.</summary>
    public LossDensitySection? FromLoss { get; init; }

    /// <summary>Score against loss; null without both.</summary>
    public TensionSection? Tension { get; init; }

    /// <summary>What a reader must know beside the number.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The section for an estimate.</summary>
    public static DensitySection Of(DensityEstimate estimate) => new()
    {
        Curve = $"{estimate.Reference}/{estimate.Curve}",
        Average = estimate.Average,
        Score = estimate.ScorePercent / 100,
        ReferenceTokens = estimate.ReferenceTokens,
        EffectiveParameters = estimate.EffectiveParameters,
        EffectiveParametersInterval = Section(estimate.EffectiveParametersInterval),
        Value = estimate.Density,
        Interval = Section(estimate.DensityInterval),
        Status = JsonNamingPolicy.KebabCaseLower.ConvertName(estimate.Status.ToString()),
        Notes = estimate.Notes,
    };

    /// <summary>The section as JSON, with the fields and names of <c>result.json</c>.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, ResultJson.Indented.DensitySection)!.AsObject();

    internal static IntervalSection? Section(BoundedInterval? interval) =>
        interval is null ? null : new IntervalSection(interval.Lower, interval.Upper, interval.Level);
}
