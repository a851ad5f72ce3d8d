using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Data;

/// <summary>What a release file holds: the number of its items, and a hash that its packing does not change.</summary>
internal static class ReleaseContent
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    /// <summary>The number of items; null for a text.</summary>
    /// <exception cref="DataIntegrityException">It cannot be read in its format.</exception>
    public static int? Items(DataFile file, string path) => file.Format switch
    {
        DataFormat.Csv => PythonCsv.Read(path, ReleaseFile.Read(path).Bytes).Count,
        DataFormat.CsvZip => Zip(file, path).Files.Sum(f => PythonCsv.Read($"{path}: {f.Key}", f.Value).Count),
        DataFormat.Json => List(file, path).GetArrayLength(),
        DataFormat.JsonZip => Zip(file, path).Files.Count,
        DataFormat.JsonLines => Lines(path, ReleaseFile.Read(path)),
        DataFormat.JsonLinesGzip => Lines(path, ReleaseFile.ReadGzip(path)),
        _ => null,
    };

    /// <summary>See <see cref="DataFile.ContentSha256"/>; for a zip, or a JSON file with a list.</summary>
    /// <exception cref="DataIntegrityException">It cannot be read in its format.</exception>
    public static string Sha256(DataFile file, string path) =>
        file.Format == DataFormat.Json ? Hex(Canonical(List(file, path))) : Sha256(Zip(file, path).Files);

    /// <summary>The hash of members by path.</summary>
    public static string Sha256(IEnumerable<KeyValuePair<string, byte[]>> members) => Hex(Encoding.UTF8.GetBytes(string.Concat(
        members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Hex(m.Value)}  {m.Key}\n"))));

    /// <summary>Whether a path in a zip or archive is one of the file's <see cref="DataFile.Members"/>.</summary>
    public static Predicate<string> IsMember(DataFile file)
    {
        var patterns = file.Members.Select(m => new Regex(
            @"\A" + Regex.Escape(m).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + @"\z", RegexOptions.CultureInvariant)).ToArray();
        return path => Array.Exists(patterns, p => p.IsMatch(path));
    }

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // Lines are counted as they are: a damaged one is still one of them.
    private static int Lines(string path, ReleaseFile file) => Utf8Text.Decode(path, file.Bytes).Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));

    private static ReleaseFiles Zip(DataFile file, string path) => ReleaseZip.Read(path, IsMember(file));

    private static JsonElement List(DataFile file, string path)
    {
        try
        {
            var root = JsonElement.Parse(Utf8Text.Decode(path, ReleaseFile.Read(path).Bytes), s_options);
            var list = file.List is null ? root
                : root.ValueKind == JsonValueKind.Object && root.TryGetProperty(file.List, out var field) ? field
                : throw new DataIntegrityException($"it has no field '{file.List}'");
            return list.ValueKind == JsonValueKind.Array ? list : throw new DataIntegrityException($"{file.List ?? "the document"} is not a list");
        }
        catch (JsonException e)
        {
            throw new DataIntegrityException($"it is not JSON: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static ReadOnlySpan<byte> Canonical(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, element);
        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
