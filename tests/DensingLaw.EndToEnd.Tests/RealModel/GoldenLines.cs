using System.IO.Compression;
using System.Text.Json;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>Reference results as JSON lines, gzip.</summary>
internal static class GoldenLines
{
    public static List<JsonElement> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = new List<JsonElement>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(JsonDocument.Parse(line).RootElement);
        }

        return rows;
    }
}
