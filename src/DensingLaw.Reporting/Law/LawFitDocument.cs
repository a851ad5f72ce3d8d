using System.Text.Json;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>What <c>densinglaw law fit --json</c> prints.</summary>
public sealed record LawFitDocument
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The file of densities.</summary>
    public required string Densities { get; init; }

    /// <summary>Models in it, measured ones from a registry included.</summary>
    public required int Models { get; init; }

    /// <summary>The law by the rule that was asked for.</summary>
    public required TrendFit Fit { get; init; }

    /// <summary>The law by every rule that leaves a line.</summary>
    public required IReadOnlyList<LawRuleSection> Rules { get; init; }

    /// <summary>Intervals of the doubling time by resampling.</summary>
    public required TrendBootstrap Bootstrap { get; init; }

    /// <summary>Whether the trend changed on a day.</summary>
    public required TrendBreak Breakpoint { get; init; }

    /// <summary>The trend without each family.</summary>
    public required IReadOnlyList<FamilyLeftOut> WithoutFamily { get; init; }

    /// <summary>Whether the densities lie about a line.</summary>
    public required TrendShape Shape { get; init; }

    /// <summary>What a reader must know beside the numbers.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The document for an analysis.</summary>
    public static LawFitDocument Of(string densities, int models, TrendAnalysis analysis) => new()
    {
        Densities = densities,
        Models = models,
        Fit = analysis.Fit,
        Rules = [.. analysis.Rules.Select(LawRuleSection.Of)],
        Bootstrap = analysis.Bootstrap,
        Breakpoint = analysis.Breakpoint,
        WithoutFamily = analysis.WithoutFamily,
        Shape = analysis.Shape,
        Notes = analysis.Notes,
    };

    /// <summary>UTF-8, fields in a fixed order.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ResultJson.Indented.LawFitDocument), (byte)'\n'];
}
