using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>What counts as a regression.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Level of all tests together (Holm), in (0, 0.5). Default 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Power of the minimum detectable effect, in (0, 1). Default 0.8.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The largest loss of score that is accepted, a fraction above 0. Default 0.005: half a point.</summary>
    public double ScoreMargin { get; init; } = 0.005;

    /// <summary>Margins of single benchmarks in place of <see cref="ScoreMargin"/>.</summary>
    public IReadOnlyDictionary<string, double> ScoreMargins { get; init; } = new Dictionary<string, double>();

    /// <summary>The largest rise of a loss that is accepted, as a share of the baseline's, above 0. Default 0.002.</summary>
    public double LossMargin { get; init; } = 0.002;

    /// <summary>Draws of the losses' bootstrap, and its seed. Default 10,000 draws, seed 1234.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new() { Draws = 10_000, Level = 0.95 };

    /// <summary>Fewest sub-tasks that are resampled as clusters; with fewer the interval would be too narrow, and items are resampled. Default 10.</summary>
    public int FewestClusters { get; init; } = 10;

    /// <summary>Nats: a choice that turned with a smaller margin on both sides may be numeric noise. Default 0.02.</summary>
    public double NoiseNats { get; init; } = 0.02;

    /// <summary>Most changed items to list. Default 20.</summary>
    public int ChangedItems { get; init; } = 20;

    /// <summary>Compare although prompts differ; the result says how many.</summary>
    public bool AllowDifferentPrompts { get; init; }

    /// <summary>The margin of a benchmark.</summary>
    public double MarginOf(string benchmark) => ScoreMargins.TryGetValue(benchmark, out var margin) ? margin : ScoreMargin;
}
