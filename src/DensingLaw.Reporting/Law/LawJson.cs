using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Reporting;

[JsonSerializable(typeof(LawFitDocument))]
[JsonSerializable(typeof(LawExplanationDocument))]
[JsonSerializable(typeof(LawForecastDocument))]
internal sealed partial class LawJson : JsonSerializerContext
{
    public static LawJson Indented { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
