using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>A temporary data folder for releases that tests make up and damage.</summary>
internal sealed class MadeUpRelease : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string DataFolder => _folder.Path;

    public string this[string relative] => _folder[relative];

    /// <summary>Writes a file from characters below U+0100, a byte each, so that bytes that are not UTF-8 can be written.</summary>
    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllBytes(this[relative], Encoding.Latin1.GetBytes(text));
    }

    public void WriteGzip(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        using var stream = new GZipStream(File.Create(this[relative]), CompressionLevel.Fastest);
        stream.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>One line of JSON.</summary>
    public static string Json(params (string Name, object Value)[] fields) => JsonSerializer.Serialize(fields.ToDictionary(f => f.Name, f => f.Value));

    public void Cut(string relative, int bytes) => File.WriteAllBytes(this[relative], File.ReadAllBytes(this[relative])[..bytes]);

    /// <summary>Loading is refused in one line that names the file and all parts.</summary>
    public void AssertRefused(string benchmark, string relative, params string[] parts)
    {
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load(benchmark, DataFolder));

        Assert.StartsWith(this[relative], error.Message, StringComparison.Ordinal);
        Assert.Matches(@" Get the original release file again(, or give --allow-modified-data)?\.\z", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    /// <summary>Where modified data are allowed, loading notes one difference in one line that names the file and all parts.</summary>
    public Benchmark AssertDifference(string benchmark, string relative, params string[] parts)
    {
        var loaded = BenchmarkCatalog.Load(benchmark, DataFolder, allowModifiedData: true);

        var line = Assert.Single(loaded.Differences, d => parts.All(part => d.Contains(part, StringComparison.Ordinal)));
        Assert.StartsWith(this[relative], line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.True(loaded.ModifiedData);
        return loaded;
    }

    /// <summary>Malformed files are refused, whether modified data are allowed or not.</summary>
    public void AssertMalformed(string benchmark, string relative, params string[] parts)
    {
        AssertRefused(benchmark, relative, parts);
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load(benchmark, DataFolder, allowModifiedData: true));

        Assert.StartsWith(this[relative], error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Get the original release file again.", error.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    /// <summary>Without the file or folder, loading says which one is needed and where it is given.</summary>
    public void AssertMissing(string benchmark, string relative)
    {
        var error = Assert.Throws<ConfigurationException>(() => BenchmarkCatalog.Load(benchmark, DataFolder));

        Assert.Contains(this[relative], error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
