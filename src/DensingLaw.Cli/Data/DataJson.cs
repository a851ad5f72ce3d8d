using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.Cli;

/// <summary>One indented JSON object on standard output.</summary>
internal static class DataJson
{
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", SchemaVersion);
            fields(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
