using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>One spelling for one value, for hashing: keys in ordinal order, no white space, only what JSON demands escaped.</summary>
internal static class CanonicalJson
{
    public static string Write(IReadOnlyDictionary<string, object> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case IReadOnlyList<string> list:
                writer.WriteStartArray();
                foreach (var text in list)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"{value.GetType()} has no canonical form", nameof(value));
        }
    }
}
