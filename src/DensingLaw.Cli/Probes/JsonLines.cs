using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
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
    /// <param name="input">One JSON object a line.</param>
    /// <param name="inputName">For messages.</param>
    /// <param name="output">Gets a line for each, in the same order.</param>
    /// <param name="map">Writes the fields; above degree 1 it is called by several threads at once.</param>
    /// <param name="cancellation">Stops before the next line.</param>
    /// <param name="degree">Lines that are mapped at once.</param>
    public static void Map(
        TextReader input, string inputName, TextWriter output, Action<JsonElement, Utf8JsonWriter> map, CancellationToken cancellation, int degree = 1)
    {
        if (degree == 1)
        {
            foreach (var (number, line) in Lines(input, inputName))
            {
                cancellation.ThrowIfCancellationRequested();
                output.Write(MapLine(number, line, inputName, map));
            }

            return;
        }

        var partitions = Partitioner.Create(Lines(input, inputName), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            var mapped = partitions.AsParallel().AsOrdered().WithDegreeOfParallelism(degree).WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .WithCancellation(cancellation).Select(l => MapLine(l.Number, l.Line, inputName, map));
            foreach (var line in mapped)
                output.Write(line);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    /// <summary>Reads every line before any is answered, for work that is done on all of them together. Errors are those of <see cref="Map"/>.</summary>
    public static IReadOnlyList<JsonLine<T>> ReadAll<T>(TextReader input, string inputName, Func<JsonElement, T> read) =>
        [.. Lines(input, inputName).Select(l => Checked(l.Number, l.Line, inputName, line =>
            new JsonLine<T>(line.TryGetProperty("id", out var id) ? id.Clone() : default, read(line))))];

    private static IEnumerable<(int Number, string Line)> Lines(TextReader input, string inputName)
    {
        for (var number = 1; ReadLine(input, inputName, number) is { } line; number++)
            yield return (number, line);
    }

    private static string MapLine(int number, string line, string inputName, Action<JsonElement, Utf8JsonWriter> map) =>
        Checked(number, line, inputName, root => Line(writer =>
        {
            new JsonLine<object?>(root.TryGetProperty("id", out var id) ? id : default, null).WriteId(writer);
            map(root, writer);
        }));

    private static T Checked<T>(int number, string line, string inputName, Func<JsonElement, T> read)
    {
        if (string.IsNullOrWhiteSpace(line))
            throw new ConfigurationException($"line {number} of {inputName} is empty; give one JSON object a line");
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is not a JSON object");
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new ConfigurationException($"line {number} of {inputName}: {error.Message}", error);
        }
    }

    /// <summary>Writes one object as one line.</summary>
    public static void WriteLine(TextWriter output, Action<Utf8JsonWriter> write) => output.Write(Line(write));

    private static string Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
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
