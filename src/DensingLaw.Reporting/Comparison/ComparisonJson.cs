using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>A comparison as JSON: UTF-8, fields in a fixed order, whatever the culture.</summary>
public static class ComparisonJson
{
    private static readonly ComparisonJsonContext s_indented = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The document, with a line break at its end.</summary>
    public static string Write(ComparisonResult result) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(result, s_indented.ComparisonResult)) + "\n";
}

[JsonSerializable(typeof(ComparisonResult))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
