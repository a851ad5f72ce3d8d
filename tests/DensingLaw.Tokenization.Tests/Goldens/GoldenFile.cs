using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DensingLaw.Tests;

namespace DensingLaw.Tokenization.Tests.Goldens;

/// <summary>Reads files of <c>goldens/tokenizers</c>.</summary>
internal static class GoldenFile
{
    private const string Root = "goldens/tokenizers";

    public static string Path(string relative) => SharedFolder.Require($"{Root}/{relative}");

    public static byte[] ReadGzip(string relative)
    {
        using var file = File.OpenRead(Path(relative));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static IEnumerable<JsonElement> ReadLines(string relative)
    {
        var text = relative.EndsWith(".gz", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(ReadGzip(relative))
            : File.ReadAllText(Path(relative));
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line));
    }

    public static int[] Ids(JsonElement line, string name) => [.. line.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    public static (int Start, int End)[]? Offsets(JsonElement line, string name) =>
        line.TryGetProperty(name, out var offsets) && offsets.ValueKind == JsonValueKind.Array
            ? [.. offsets.EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32()))]
            : null;
}
