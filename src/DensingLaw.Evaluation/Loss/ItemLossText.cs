using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Loss;

/// <summary>An item's loss as one line of JSON: fields in a fixed order, doubles in their shortest round-trip form, <c>"Infinity"</c> for +∞.</summary>
public static class ItemLossText
{
    /// <summary>One line, without a line break.</summary>
    public static string Write(ItemLoss loss) => JsonSerializer.Serialize(loss, ItemLossJson.Default.ItemLoss);

    /// <summary>Null when the text is not a whole record.</summary>
    public static ItemLoss? Read(string text)
    {
        try
        {
            var loss = JsonSerializer.Deserialize(text, ItemLossJson.Default.ItemLoss);
            return loss?.Defect is null ? loss : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ItemLoss))]
internal sealed partial class ItemLossJson : JsonSerializerContext;
