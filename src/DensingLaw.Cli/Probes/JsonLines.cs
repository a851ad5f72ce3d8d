using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DensingLaw.Cli;

/// <summary>JSON lines in, JSON lines out: one for one, in the same order, the input's <c>id</c> carried through.</summary>
internal static class JsonLines
{
    // Readable text instead of \u escapes; the output is a file, never part of a web page.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps every line. What the mapping finds wrong with a line it throws as <see cref="FormatException"/>; the message gets the line's number.</summary>
    public static void Map(TextReader input, string inputName, TextWriter output, Action<JsonElement, Utf8JsonWriter> map, CancellationToken cancellation)
    {
        var number = 0;
        while (ReadLine(input, inputName, number + 1) is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line))
                throw new ConfigurationException($"line {number} of {inputName} is empty; give one JSON object a line");
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    throw new FormatException("it is not a JSON object");
                WriteLine(output, writer =>
                {
                    if (document.RootElement.TryGetProperty("id", out var id))
                    {
                        writer.WritePropertyName("id");
                        id.WriteTo(writer);
                    }

                    map(document.RootElement, writer);
                });
            }
            catch (Exception error) when (error is JsonException or FormatException)
            {
                throw new ConfigurationException($"line {number} of {inputName}: {error.Message}", error);
            }
        }
    }

    /// <summary>Writes one object as one line.</summary>
    public static void WriteLine(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    private static string? ReadLine(TextReader input, string inputName, int number)
    {
        try
        {
            return input.ReadLine();
        }
        catch (DecoderFallbackException error)
        {
            throw new ConfigurationException($"line {number} of {inputName} or one soon after it is not UTF-8", error);
        }
    }
}
