using System.Text.Json;
using System.Text.Json.Serialization;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>What <c>densinglaw law forecast --json</c> prints: one of the two forecasts.</summary>
public sealed record LawForecastDocument
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The file of densities.</summary>
    public required string Densities { get; init; }

    /// <summary>The trend that is extrapolated.</summary>
    public required LawRuleSection Trend { get; init; }

    /// <summary>When a model reaches a score; left out where that was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReachForecast? Reach { get; init; }

    /// <summary>What a device will run; left out where that was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeviceForecast? Device { get; init; }

    /// <summary>UTF-8, fields in a fixed order.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ResultJson.Indented.LawForecastDocument), (byte)'\n'];
}
