namespace DensingLaw.Density;

/// <summary>A density from a conditional loss, without a score: it works below the score's floor.</summary>
public sealed record LossDensityEstimate
{
    /// <summary>The reference set's name.</summary>
    public required string Reference { get; init; }

    /// <summary>The curve's key.</summary>
    public required string Curve { get; init; }

    /// <summary>D₀.</summary>
    public required double ReferenceTokens { get; init; }

    /// <summary>The model's loss in bits per byte.</summary>
    public required double Loss { get; init; }

    /// <summary>N.</summary>
    public required long Parameters { get; init; }

    /// <summary>N̂; null where no reference model of any size reaches the loss with D₀ tokens.</summary>
    public required double? EffectiveParameters { get; init; }

    /// <summary>Of N̂; null where neither the loss has an error nor the curve draws.</summary>
    public required BoundedInterval? EffectiveParametersInterval { get; init; }

    /// <summary>Where the loss lies on the curve.</summary>
    public required DensityStatus Status { get; init; }

    /// <summary>ρ.</summary>
    public double? Density => EffectiveParameters / Parameters;

    /// <summary>Of ρ.</summary>
    public BoundedInterval? DensityInterval => EffectiveParametersInterval?.DividedBy(Parameters);
}
