using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>What a test of one quantity says of the candidate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparisonVerdict>))]
public enum ComparisonVerdict
{
    /// <summary>A loss beyond the margin is ruled out.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Significantly better.</summary>
    [JsonStringEnumMemberName("improved")]
    Improved,

    /// <summary>Too few items, or too noisy: neither a regression nor its absence is shown.</summary>
    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,

    /// <summary>Significantly worse, and a loss beyond the margin is not ruled out.</summary>
    [JsonStringEnumMemberName("regressed")]
    Regressed,
}
