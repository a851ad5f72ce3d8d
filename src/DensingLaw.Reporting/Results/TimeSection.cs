using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Checkpoints;
using DensingLaw.Density;
using DensingLaw.Evaluation;

namespace DensingLaw.Reporting;

/// <summary>The density by inference time, for quantised checkpoints and mixtures of experts (PAPER A.7).</summary>
public sealed record TimeSection
{
    /// <summary>N: all non-embedding parameters.</summary>
    public required double TotalParameters { get; init; }

    /// <summary>Non-embedding parameters that one token uses.</summary>
    public required double ActiveParameters { get; init; }

    /// <summary>Bits a weight is stored in, scales of blocks included; 16 for floating-point weights.</summary>
    public required double WeightBits { get; init; }

    /// <summary>k1/k2: what reading a parameter costs against computing with it.</summary>
    public required double K1OverK2 { get; init; }

    /// <summary>Where the ratio comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>The dense 16-bit parameters that take as long.</summary>
    public required double EquivalentParameters { get; init; }

    /// <summary>ρ by time; null outside the curve's range.</summary>
    public required double? Value { get; init; }

    /// <summary>Of ρ by time; null where N̂ has none.</summary>
    public required IntervalSection? Interval { get; init; }

    /// <summary>The same with the constant that the paper prints; null outside the curve's range.</summary>
    public required double? ValueWithPublishedRatio { get; init; }

    /// <summary>N̂ over all parameters; null outside the curve's range.</summary>
    public required double? ValueByTotalParameters { get; init; }

    /// <summary>N̂ over the active parameters; null outside the curve's range.</summary>
    public required double? ValueByActiveParameters { get; init; }

    /// <summary>What the paper says of its ratio, and what its numbers give.</summary>
    public IReadOnlyList<string> Notes { get; init; } = TimeRatio.Contradiction;

    /// <summary>Whether a checkpoint's time is not that of a dense model in 16 bits.</summary>
    public static bool Concerns(ParameterCounts parameters, string? quantization)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return quantization is not null || parameters.Active < parameters.NonEmbedding;
    }

    /// <summary>The section for a measured checkpoint; null for a dense model in floating point, and for one whose stored width is not known.</summary>
    public static TimeSection? Of(PlannedCheckpoint checkpoint, DensityEstimate estimate, TimeRatio ratio)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(estimate);
        var (parameters, quantized) = (checkpoint.Parameters, checkpoint.Quantization is not null);
        if (!Concerns(parameters, checkpoint.Quantization) || (quantized && checkpoint.WeightBits is null))
            return null;
        var time = new TimeDensity
        {
            TotalParameters = parameters.NonEmbedding,
            ActiveParameters = parameters.Active,
            WeightBits = quantized ? checkpoint.WeightBits!.Value : 16,
            Ratio = ratio,
        };
        return Of(time, estimate.EffectiveParameters, estimate.EffectiveParametersInterval);
    }

    /// <summary>The section for an N̂ and its interval; null where there is none.</summary>
    public static TimeSection Of(TimeDensity time, double? effectiveParameters, BoundedInterval? interval)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new TimeSection
        {
            TotalParameters = time.TotalParameters,
            ActiveParameters = time.ActiveParameters,
            WeightBits = time.WeightBits,
            K1OverK2 = time.Ratio.K1OverK2,
            Origin = time.Ratio.Origin,
            EquivalentParameters = time.EquivalentParameters,
            Value = effectiveParameters / time.EquivalentParameters,
            Interval = DensitySection.Section(interval?.DividedBy(time.EquivalentParameters)),
            ValueWithPublishedRatio = effectiveParameters / (time with { Ratio = TimeRatio.Published }).EquivalentParameters,
            ValueByTotalParameters = effectiveParameters / time.TotalParameters,
            ValueByActiveParameters = effectiveParameters / time.ActiveParameters,
        };
    }

    /// <summary>The section as JSON.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, ResultJson.Indented.TimeSection)!.AsObject();
}
