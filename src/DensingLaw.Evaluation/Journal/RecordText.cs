using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation;

/// <summary>A record as the journal stores it: JSON in a fixed field order, doubles in their shortest round-trip form, and a digest of that text.</summary>
internal static class RecordText
{
    public static string Write(ItemRecord record) => record switch
    {
        ChoiceRecord choice => JsonSerializer.Serialize(choice, RecordJson.Default.ChoiceRecord),
        CompletionRecord completion => JsonSerializer.Serialize(completion, RecordJson.Default.CompletionRecord),
        GradeRecord grade => JsonSerializer.Serialize(grade, RecordJson.Default.GradeRecord),
        ItemLoss loss => ItemLossText.Write(loss),
        _ => throw new ArgumentException($"the journal takes no {record.GetType().Name}", nameof(record)),
    };

    /// <summary>Null when the text is not a whole record of the kind.</summary>
    public static ItemRecord? Read(string kind, string text)
    {
        try
        {
            ItemRecord? record = kind switch
            {
                ChoiceRecord.RecordName => JsonSerializer.Deserialize(text, RecordJson.Default.ChoiceRecord),
                CompletionRecord.RecordName => JsonSerializer.Deserialize(text, RecordJson.Default.CompletionRecord),
                GradeRecord.RecordName => JsonSerializer.Deserialize(text, RecordJson.Default.GradeRecord),
                _ => ItemLossText.Read(text),
            };
            return record is not null && record.Defect is null && record.RecordKind == kind ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChoiceRecord))]
[JsonSerializable(typeof(CompletionRecord))]
[JsonSerializable(typeof(GradeRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
