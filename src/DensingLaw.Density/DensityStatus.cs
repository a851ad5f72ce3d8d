using System.Text.Json.Serialization;

namespace DensingLaw.Density;

/// <summary>Where a score lies on a reference curve.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DensityStatus>))]
public enum DensityStatus
{
    /// <summary>N̂ lies within the parameters of the reference ladder. D₀ lies beyond its tokens all the same.</summary>
    [JsonStringEnumMemberName("in-range")]
    InRange,

    /// <summary>The score is at or under the curve's floor d: no finite loss gives it, so there is no N̂.</summary>
    [JsonStringEnumMemberName("below-floor")]
    BelowFloor,

    /// <summary>The score is at or above what a reference model of any size reaches with D₀ tokens: there is no finite N̂.</summary>
    [JsonStringEnumMemberName("above-ceiling")]
    AboveCeiling,

    /// <summary>N̂ is finite and outside the parameters of the reference ladder.</summary>
    [JsonStringEnumMemberName("extrapolated")]
    Extrapolated,
}
