using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The density from the conditional loss of gold answers, without a score.</summary>
public sealed record LossDensitySection
{
    /// <summary>The reference set and its curve.</summary>
    public required string Curve { get; init; }

    /// <summary>Bits per byte, the mean over items; null where none can be compared with the curve.</summary>
    public double? Loss { get; init; }

    /// <summary>Of the loss; null where it is not known.</summary>
    public double? StandardError { get; init; }

    /// <summary>What was scored, one kind a benchmark: <c>mmlu text</c>; empty where there is no loss, or it was given.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>N̂; null outside the curve's range.</summary>
    public double? EffectiveParameters { get; init; }

    /// <summary>Of N̂; null where there is none.</summary>
    public IntervalSection? EffectiveParametersInterval { get; init; }

    /// <summary>ρ; null outside the curve's range.</summary>
    public double? Value { get; init; }

    /// <summary>Of ρ; null where there is none.</summary>
    public IntervalSection? Interval { get; init; }

    /// <summary>
    /// As <see cref="DensitySection.Status"/>; <c>no-bits-per-byte</c> where the curve's losses are in another unit, <c>not-measured</c> where the run has no
    /// loss for it.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The same in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>The section for an estimate.</summary>
    public static LossDensitySection Of(LossDensityEstimate estimate, double? standardError = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new LossDensitySection
        {
            Curve = $"{estimate.Reference}/{estimate.Curve}",
            Loss = estimate.Loss,
            StandardError = standardError,
            EffectiveParameters = estimate.EffectiveParameters,
            EffectiveParametersInterval = DensitySection.Section(estimate.EffectiveParametersInterval),
            Value = estimate.Density,
            Interval = DensitySection.Section(estimate.DensityInterval),
            Status = JsonNamingPolicy.KebabCaseLower.ConvertName(estimate.Status.ToString()),
            Sentence = Describe(estimate),
        };
    }

    /// <summary>The section as JSON.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, ResultJson.Indented.LossDensitySection)!.AsObject();

    private static string Describe(LossDensityEstimate estimate)
    {
        var loss = string.Create(CultureInfo.InvariantCulture, $"From the conditional loss of {estimate.Loss:0.0000} bits a byte");
        if (estimate is { EffectiveParameters: { } n, Density: { } density })
            return $"{loss} N̂ is {ParameterText.Of(n)} and ρ {ResultTables.Ratio(density)}.";
        var why = estimate.Status == DensityStatus.AboveCeiling
            ? "reference models of any size have more with D0 tokens, so that N̂ is not finite"
            : "no reference model is as bad, so that there is no N̂";
        var bound = estimate.DensityInterval switch
        {
            { Lower: { } lower } i => $"; ρ > {ResultTables.Ratio(lower)} at {ResultTables.Percent(i.OneSidedLevel)}",
            { Upper: { } upper } i => $"; ρ < {ResultTables.Ratio(upper)} at {ResultTables.Percent(i.OneSidedLevel)}",
            _ => "",
        };
        return $"{loss}: {why}{bound}.";
    }
}
