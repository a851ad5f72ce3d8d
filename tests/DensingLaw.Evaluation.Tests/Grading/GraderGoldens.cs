using System.IO.Compression;
using System.Text.Json;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>What lm-evaluation-harness 0.4.13 makes of completions; a test that reads them skips where they are missing.</summary>
internal static class GraderGoldens
{
    public static IEnumerable<JsonElement> Rows(string name)
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(SharedFolder.Require("goldens/graders/" + name)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    public static string Text(this JsonElement row, string field) => row.GetProperty(field).GetString()!;
}
