using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>
/// What a user asked <c>law forecast</c>: when a score is reached (score and parameters), or what a device runs (memory or name, and date).
/// </summary>
internal sealed record LawQuestion
{
    public required TrendAnalysisOptions Trend { get; init; }

    public required double? ScorePercent { get; init; }

    public required double? Parameters { get; init; }

    public required DeviceMemory Memory { get; init; }

    public required string? DeviceName { get; init; }

    public required DateOnly? Date { get; init; }

    public required string Benchmark { get; init; }
}
