using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>How a trend is examined.</summary>
public sealed record TrendAnalysisOptions
{
    /// <summary>The rule of the fit that is reported first and examined. Default: the paper's.</summary>
    public TrendRule Rule { get; init; } = TrendRule.Records;

    /// <summary>The day of t = 0; null for the first model's.</summary>
    public DateOnly? Origin { get; init; }

    /// <summary>The day that is tested for a change of the trend. Default: ChatGPT's release, 30 November 2022.</summary>
    public DateOnly Breakpoint { get; init; } = new(2022, 11, 30);

    /// <summary>
    /// Standard deviation of ln ρ where the file gives none; at least 0. Default 0.3, about two points of mean score on the published average curve
    /// near the frontier: published scores of one model differ by several points (PAPER D.4).
    /// </summary>
    public double LogStandardDeviation { get; init; } = 0.3;

    /// <summary>Draws, seed and level. Default: 1,000 draws, 90 %.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();
}
