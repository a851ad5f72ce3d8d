using System.Text.Json.Serialization;

namespace DensingLaw.Density;

/// <summary>How a density's interval was computed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntervalMethod>))]
public enum IntervalMethod
{
    /// <summary>None could be computed.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Items resampled inside their sub-tasks, each draw's score mapped through the curve, percentiles.</summary>
    [JsonStringEnumMemberName("item-bootstrap")]
    ItemBootstrap,

    /// <summary>Wilson's interval of the score mapped through the curve, where all items score alike and resampling shows no spread.</summary>
    [JsonStringEnumMemberName("wilson")]
    Wilson,

    /// <summary>The curve's draws, with a normal error of the score where its standard error is known; for scores without items.</summary>
    [JsonStringEnumMemberName("curve-draws")]
    CurveDraws,
}
