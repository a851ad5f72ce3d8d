using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace DensingLaw.Tokenization.Tests.Goldens;

/// <summary>
/// Opens the golden vocabularies, each once; they are unpacked into a temporary folder that is gone when the process ends.
/// </summary>
internal static class GoldenTokenizers
{
    private static readonly ConcurrentDictionary<string, Lazy<TextTokenizer>> s_opened = new();

    public static TextTokenizer Open(string name) => s_opened.GetOrAdd(name, n => new Lazy<TextTokenizer>(() =>
    {
        using var folder = new TemporaryFolder();
        Unpack(n, folder.Path);
        return TokenizerReader.Open(folder.Path);
    })).Value;

    /// <summary>Writes tokenizer.json and tokenizer_config.json as a checkpoint's folder has them.</summary>
    public static void Unpack(string name, string folder)
    {
        File.WriteAllBytes(System.IO.Path.Combine(folder, "tokenizer.json"), Definition(name));
        File.Copy(GoldenFile.Path($"{name}/tokenizer_config.json"), System.IO.Path.Combine(folder, "tokenizer_config.json"));
        File.SetAttributes(System.IO.Path.Combine(folder, "tokenizer_config.json"), FileAttributes.Normal);
    }

    private static byte[] Definition(string name)
    {
        var overlayPath = System.IO.Path.Combine(GoldenFile.Path(name), "overlay.json");
        if (!File.Exists(overlayPath))
        {
            return GoldenFile.ReadGzip($"{name}/tokenizer.json.gz");
        }

        var overlay = JsonNode.Parse(File.ReadAllText(overlayPath))!;
        var definition = JsonNode.Parse(GoldenFile.ReadGzip($"{overlay["base"]}/tokenizer.json.gz"))!;
        Replace(definition.AsObject(), overlay["replace"]!.AsObject());
        Replace(definition["model"]!.AsObject(), overlay["replace_model"]!.AsObject());
        return System.Text.Encoding.UTF8.GetBytes(definition.ToJsonString());
    }

    private static void Replace(JsonObject target, JsonObject members)
    {
        foreach (var (name, value) in members)
        {
            target[name] = value?.DeepClone();
        }
    }
}
