using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>JSON whose bytes depend on nothing but its values: line feeds, two blanks of indentation, nothing escaped that need not be.</summary>
internal static class SuiteJson
{
    private static readonly JsonWriterOptions s_line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_indented = s_line with { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>One object a line.</summary>
    public static byte[] Lines<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> fields)
    {
        var buffer = new MemoryStream();
        foreach (var item in items)
        {
            using (var writer = new Utf8JsonWriter(buffer, s_line))
                Object(writer, w => fields(w, item));
            buffer.WriteByte((byte)'\n');
        }

        return buffer.ToArray();
    }

    /// <summary>One object, indented.</summary>
    public static byte[] Document(Action<Utf8JsonWriter> fields)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_indented))
            Object(writer, fields);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    public static void Object(Utf8JsonWriter writer, Action<Utf8JsonWriter> fields)
    {
        writer.WriteStartObject();
        fields(writer);
        writer.WriteEndObject();
    }

    public static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
