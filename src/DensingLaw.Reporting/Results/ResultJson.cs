using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Reporting;

[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(LossDocument))]
[JsonSerializable(typeof(DensitySection))]
[JsonSerializable(typeof(TimeSection))]
[JsonSerializable(typeof(LossDensitySection))]
[JsonSerializable(typeof(LawFitDocument))]
[JsonSerializable(typeof(LawExplanationDocument))]
[JsonSerializable(typeof(LawForecastDocument))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>As <c>result.json</c> and the other documents are written: text as people read it, since the file is never part of a web page.</summary>
    public static ResultJson Indented { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
