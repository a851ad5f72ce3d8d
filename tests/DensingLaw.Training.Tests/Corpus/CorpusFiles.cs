using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace DensingLaw.Training.Tests.Corpus;

/// <summary>A new folder for a test's corpus and what is made of it, deleted on disposal.</summary>
internal sealed class CorpusFiles : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("densinglaw-corpus-").FullName;

    public CorpusFiles() => Directory.CreateDirectory(Texts);

    public string Texts => Path.Combine(_root, "texts");

    public string Output => Path.Combine(_root, "output");

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Texts, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string WriteLines(string name, IEnumerable<string> texts) =>
        Write(name, string.Concat(texts.Select(t => JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = t }) + "\n")));

    public static byte[] Gzip(string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }

    /// <summary>Sentences of a small vocabulary, seeded; every one another.</summary>
    public static string[] Sentences(int count, int seed = 1)
    {
        string[] words = ["sekin", "walks", "Straße", "the", "red", "boat", "12", "of", "colour", "né", "x == y", "言語", "under", "bridge"];
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
            $"{i}: {string.Join(' ', Enumerable.Range(0, random.Next(3, 30)).Select(_ => words[random.Next(words.Length)]))}.")];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
