using System.Text.Json;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Kinds of JSON values in words, for messages.</summary>
internal static class JsonKind
{
    public static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
