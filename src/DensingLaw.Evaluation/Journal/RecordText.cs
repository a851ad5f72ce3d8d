using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation;

/// <summary>A record as the journal stores it: JSON in a fixed field order, doubles in their shortest round-trip form, and a digest of that text.</summary>
internal static class RecordText
{
    public static string Write(ChoiceRecord record) => JsonSerializer.Serialize(record, RecordJson.Default.ChoiceRecord);

    /// <summary>Null when the text is not a whole record.</summary>
    public static ChoiceRecord? Read(string text)
    {
        try
        {
            var record = JsonSerializer.Deserialize(text, RecordJson.Default.ChoiceRecord);
            return record?.Defect is null ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ChoiceRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
