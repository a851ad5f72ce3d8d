using System.Text;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Data;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Data;

public sealed class DataImporterTests : IDisposable
{
    private static readonly byte[] s_a = Encoding.UTF8.GetBytes("{\"a\":1}\n"), s_b = Encoding.UTF8.GetBytes("some text");

    private readonly TemporaryFolder _source = new(), _data = new();
    private readonly DataManifest _manifest = MadeUpData.Manifest(MadeUpData.File("toy/a.jsonl", s_a), MadeUpData.File("toy/b.txt", s_b));

    public void Dispose()
    {
        _source.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void Import_FilesUnderOtherNamesAndFolders_AreRecognisedByTheirHash()
    {
        Write("deep/er/first.bin", s_a);
        Write("b.txt", s_b);
        Write("b.txt.bak", s_a[..3]);

        var report = Import();

        Assert.Equal([_source["deep/er/first.bin"], _source["b.txt"]], report.Files.Select(f => f.From!));
        Assert.Empty(report.Modified);
        Assert.Empty(report.Missing);
        Assert.Equal(s_a, File.ReadAllBytes(_data["toy/a.jsonl"]));
        Assert.All(DataVerifier.Verify(_manifest, _data.Path), f => Assert.Equal(FileState.Good, f.State));
        Assert.Equal([null, null], Import().Files.Select(f => f.From));
    }

    [Fact]
    public void Import_AModifiedCopy_IsNamedAndRefused()
    {
        Write("x/a.jsonl", [.. s_a, .. s_a]);
        Write("b.txt", s_b);

        var report = Import();

        Assert.Equal(
            $"{_source["x/a.jsonl"]} looks like a modified copy: toy/a.jsonl: 2 items, 16 bytes, SHA-256 {MadeUpData.Hex([.. s_a, .. s_a])[..12]}…; " +
            $"the release has 1 items, 8 bytes, SHA-256 {MadeUpData.Hex(s_a)[..12]}…",
            Assert.Single(report.Modified));
        Assert.Equal("toy/a.jsonl", Assert.Single(report.Missing).Path);
        Assert.False(File.Exists(_data["toy/a.jsonl"]));
    }

    [Fact]
    public void Import_AModifiedFileInTheDataFolder_IsNotReplaced()
    {
        Directory.CreateDirectory(_data["toy"]);
        File.WriteAllText(_data["toy/b.txt"], "mine");
        Write("b.txt", s_b);

        var report = Import();

        Assert.Contains(_data["toy/b.txt"] + " is not the release's: ", Assert.Single(report.Modified), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_data["toy/b.txt"]));
    }

    [Fact]
    public void Import_NothingOfABenchmark_IsAbsent()
    {
        var report = Import();
        Assert.Equal(["toy"], report.Absent);
        Assert.Empty(report.Files);
        Assert.Empty(report.Missing);
    }

    [Fact]
    public void Import_NoSuchFolder_IsAConfigurationError() =>
        Assert.Throws<ConfigurationException>(() => DataImporter.Import([_manifest], _source["none"], _data.Path));

    [Fact]
    public void Import_AnArchive_IsUnpacked()
    {
        var tar = MadeUpData.Tar(("in/b.txt", "some text"));
        var manifest = MadeUpData.Manifest(_manifest.Files[0], _manifest.Files[1] with { Archive = "toy.tar", Member = "in/b.txt" }).WithArchive(tar, "https://example.org/toy.tar");
        Write("downloads/renamed.tar", tar);
        Write("a.jsonl", s_a);

        var report = DataImporter.Import([manifest], _source.Path, _data.Path);

        Assert.Equal(s_b, File.ReadAllBytes(_data["toy/b.txt"]));
        Assert.Equal(_source["downloads/renamed.tar"], report.Files.Single(f => f.File.Path == "toy/b.txt").From);
    }

    [Fact]
    public void Import_AnotherPackingUnderAnotherName_IsTaken()
    {
        var members = new Dictionary<string, string> { ["toy/x/1.json"] = "{}" };
        var manifest = MadeUpData.Manifest(MadeUpData.PackedFile(members, archive: null));
        Write("mine.zip", MadeUpData.Zip(members));
        Write("other.zip", [1, 2, 3]);

        DataImporter.Import([manifest], _source.Path, _data.Path);

        Assert.True(Assert.Single(DataVerifier.Verify(manifest, _data.Path)).IsGood);
    }

    [Fact]
    public void Import_TwoForms_TakesTheWholeOne()
    {
        var (one, two) = (_manifest.Files[0] with { Form = "one" }, _manifest.Files[1] with { Form = "one" });
        var manifest = MadeUpData.Manifest(one, two, MadeUpData.File("toy/c.txt", [7, 8]) with { Form = "two" }) with { Forms = ["one", "two"] };
        Write("a.jsonl", s_a);
        Write("c.txt", [7, 8]);

        var report = DataImporter.Import([manifest], _source.Path, _data.Path);

        Assert.Equal("toy/c.txt", Assert.Single(report.Files).File.Path);
        Assert.Empty(report.Missing);
    }

    [Fact]
    public void Import_TheReleases_CanBeRead()
    {
        var report = DataImporter.Import([.. DataManifest.Names.Select(DataManifest.Load)], SharedFolder.Require("bench"), _data.Path);

        Assert.Equal(61, report.Files.Count);
        Assert.Empty(report.Modified);
        Assert.Empty(report.Missing);
        Assert.Empty(report.Absent);
        Assert.Equal([14_042, 6_511, 5_000, 164, 500], DataManifest.Names.Select(name => BenchmarkCatalog.Load(name, _data.Path).ItemCount));
    }

    private ImportReport Import() => DataImporter.Import([_manifest], _source.Path, _data.Path);

    private void Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_source[relative])!);
        File.WriteAllBytes(_source[relative], content);
    }
}
