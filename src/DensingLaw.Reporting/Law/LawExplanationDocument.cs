using System.Text.Json;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>What <c>densinglaw law explain --json</c> prints.</summary>
public sealed record LawExplanationDocument
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The trend that the corollaries follow from.</summary>
    public required TrendFit Fit { get; init; }

    /// <summary>What follows from it, and what checks it.</summary>
    public required IReadOnlyList<LawCorollary> Corollaries { get; init; }

    /// <summary>UTF-8, fields in a fixed order.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ResultJson.Indented.LawExplanationDocument), (byte)'\n'];
}
