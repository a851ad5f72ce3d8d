using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DensingLaw.Reporting.Tests.Comparison;

/// <summary>As the golden files of lm-evaluation-harness hide benchmark texts: those of more than 16 characters are their hashes.</summary>
internal static class HiddenTexts
{
    public static JsonNode? Of(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject([.. map.Select(p => KeyValuePair.Create(p.Key, Of(p.Value)))]),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        JsonValue text when text.TryGetValue<string>(out var characters) && characters.EnumerateRunes().Count() > 16 => $"sha256:{Sha256(characters)}",
        _ => value?.DeepClone(),
    };

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
