using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The capability density ρ = N̂/N of a model, with what it rests on.</summary>
public sealed record DensityEstimate
{
    /// <summary>The reference set: <c>published-2025</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The curve's key: a benchmark, or <c>average</c>.</summary>
    public required string Curve { get; init; }

    /// <summary>The name of the <see cref="CurveAverage"/> behind an average curve; null for a benchmark's own, or where the curve does not say.</summary>
    public string? Average { get; init; }

    /// <summary>D₀: training tokens of the reference models that the score is compared with.</summary>
    public required double ReferenceTokens { get; init; }

    /// <summary>S in percent: the benchmark's mean over items, or the curve's average of the benchmarks' scores.</summary>
    public required double ScorePercent { get; init; }

    /// <summary>Standard error of the score in points, from the items; null where there are too few items.</summary>
    public required double? StandardErrorPoints { get; init; }

    /// <summary>N: the model's non-embedding parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>N̂: the reference family's parameters at the same score; null outside the curve's range.</summary>
    public required double? EffectiveParameters { get; init; }

    /// <summary>ρ = N̂/N; null outside the curve's range.</summary>
    public double? Density => EffectiveParameters / Parameters;

    /// <summary>The interval of N̂; null where no interval can be computed, for which <see cref="Notes"/> gives the reason.</summary>
    public required BoundedInterval? EffectiveParametersInterval { get; init; }

    /// <summary>The interval of ρ; null as <see cref="EffectiveParametersInterval"/>.</summary>
    public BoundedInterval? DensityInterval => EffectiveParametersInterval?.DividedBy(Parameters);

    /// <summary>
    /// What the interval of N̂ is made of: the sampling of items alone on the curve as it is, then each optimum of the loss law with its draws. Empty
    /// where there is no interval; items alone where the curve has no draws.
    /// </summary>
    public required IReadOnlyList<IntervalPart> IntervalParts { get; init; }

    /// <summary>How the interval was computed.</summary>
    public required IntervalMethod Method { get; init; }

    /// <summary>The bootstrap's draws, seed and level (the level alone counts for other methods).</summary>
    public required BootstrapOptions Bootstrap { get; init; }

    /// <summary>Where the score lies on the curve.</summary>
    public required DensityStatus Status { get; init; }

    /// <summary>What a reader must know to use the numbers; one sentence each, invariant English.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
