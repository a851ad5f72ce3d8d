using System.Text.Json.Serialization;

namespace DensingLaw.Density;

/// <summary>Which points a trend line goes through, and how.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrendRule>))]
public enum TrendRule
{
    /// <summary>The paper's: least squares through the models that were denser than all before them; of one day the densest counts.</summary>
    [JsonStringEnumMemberName("records")]
    Records,

    /// <summary>Least squares through the highest density so far, at each date on which a model appeared: a standstill counts.</summary>
    [JsonStringEnumMemberName("running-maximum")]
    RunningMaximum,

    /// <summary>Least squares through all models: the typical density, not the best one.</summary>
    [JsonStringEnumMemberName("all-models")]
    AllModels,

    /// <summary>The line that 95 % of all models lie under.</summary>
    [JsonStringEnumMemberName("quantile-95")]
    Quantile95,
}
