using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Data;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Data;

/// <summary>Releases that are offered in a tar file.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pull_NamedMembers_AreUnpackedAndTheArchiveIsRemoved()
    {
        var tar = MadeUpData.Tar(("./in/a.txt", "one"), ("in/b.txt", "two"), ("in/other.txt", "three"));

        var report = await PullAsync(Manifest(tar, Member("in/a.txt", "one"), Member("in/b.txt", "two")), tar);

        Assert.Equal(2, report.Fetched.Count);
        Assert.Equal("one", File.ReadAllText(_folder["toy/a.txt"]));
        Assert.Equal(["a.txt", "b.txt"], Names());
    }

    [Fact]
    public async Task Pull_OneMemberIsThere_UnpacksTheOther()
    {
        var tar = MadeUpData.Tar(("in/a.txt", "one"), ("in/b.txt", "two"));
        Directory.CreateDirectory(_folder["toy"]);
        File.WriteAllText(_folder["toy/a.txt"], "one");

        var report = await PullAsync(Manifest(tar, Member("in/a.txt", "one"), Member("in/b.txt", "two")), tar);

        Assert.Equal("toy/b.txt", Assert.Single(report.Fetched).Path);
    }

    [Fact]
    public async Task Pull_AnArchiveThatTheUserPutThere_IsUsedAndKept()
    {
        var tar = MadeUpData.Tar(("in/a.txt", "one"));
        Directory.CreateDirectory(_folder["toy"]);
        File.WriteAllBytes(_folder["toy/toy.tar"], tar);

        await PullAsync(Manifest(tar, Member("in/a.txt", "one")), tar);

        Assert.Empty(_server.Requests);
        Assert.Equal(["a.txt", "toy.tar"], Names());
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/evil.txt")]
    [InlineData("in/../../evil.txt")]
    [InlineData("in\\..\\evil.txt")]
    public async Task Pull_AMemberThatLeadsOut_IsRefusedAndNothingIsUnpacked(string name)
    {
        var tar = MadeUpData.Tar(("in/a.txt", "one"), (name, "evil"));

        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest(tar, Member("in/a.txt", "one")), tar));

        Assert.Contains("could lead out of the folder", error.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData("in/a.txt", "two", "'in/a.txt' has SHA-256 ")]
    [InlineData("in/b.txt", "one", "has no member 'in/a.txt'")]
    public async Task Pull_AnotherMember_IsNamedAndNothingIsUnpacked(string name, string content, string message)
    {
        var tar = MadeUpData.Tar((name, content), ("in/c.txt", "three"));

        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest(tar, Member("in/c.txt", "three"), Member("in/a.txt", "one")), tar));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task Pull_AMemberTwice_IsRefused()
    {
        var tar = MadeUpData.Tar(("in/a.txt", "one"), ("in/a.txt", "one"));
        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest(tar, Member("in/a.txt", "one")), tar));
        Assert.Contains("has 'in/a.txt' twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_ALinkInPlaceOfAMember_IsRefused()
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "in/a.txt") { LinkName = "/etc/hostname" });
        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest(bytes.ToArray(), Member("in/a.txt", "one")), bytes.ToArray()));
        Assert.Contains("is a SymbolicLink; a plain file is needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_NotATar_IsRefused()
    {
        var bytes = MadeUpData.Noise(5000);
        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest(bytes, Member("in/a.txt", "one")), bytes));
        Assert.Contains("is not a whole tar file", error.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task Pull_MembersByPattern_ArePackedIntoAZipThatVerifies()
    {
        var members = new Dictionary<string, string> { ["toy/x/2.json"] = "{}", ["toy/x/10.json"] = "{\"a\":1}", ["toy/y/1.json"] = "[]" };
        var tar = MadeUpData.Tar([.. members.Select(m => (m.Key, m.Value)), ("toy/README", "no"), ("toy/x/deep/3.json", "no")]);
        var manifest = Manifest(tar, MadeUpData.PackedFile(members, "toy.tar"));

        await PullAsync(manifest, tar);

        using (var zip = ZipFile.OpenRead(_folder["toy/toy.zip"]))
            Assert.Equal(members.Keys.Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName));
        Assert.Equal(FileState.Repacked, Assert.Single(DataVerifier.Verify(manifest, _folder.Path)).State);
    }

    [Fact]
    public async Task Pull_AnotherSetOfMembers_IsRefused()
    {
        var members = new Dictionary<string, string> { ["toy/x/2.json"] = "{}" };
        var tar = MadeUpData.Tar(("toy/x/2.json", "{}"), ("toy/x/3.json", "{}"));

        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest(tar, MadeUpData.PackedFile(members, "toy.tar")), tar));

        Assert.Contains("the 2 members like toy/*/*.json have the list hash", error.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData("mmlu", "bench/mmlu/mmlu.zip", 14_042)]
    [InlineData("math", "bench/math/MATH_test.zip", 5_000)]
    public async Task Pull_ARelease_MakesAFormThatTheReaderTakes(string name, string zip, int items)
    {
        using var source = ZipFile.OpenRead(SharedFolder.Require(zip));
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(e => e.Name.Length > 0))
                writer.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, entry.FullName) { DataStream = Content(entry) });
        }

        var tar = bytes.ToArray();
        _server.Files["release.tar"] = tar;
        var shipped = DataManifest.Load(name);
        foreach (var file in shipped.Files.Where(f => f.Urls.Count > 0))
            _server.Files[file.Path] = File.ReadAllBytes(file.In(SharedFolder.Require("bench")));
        var manifest = shipped with
        {
            Files = [.. shipped.Files.Select(f => f.Urls.Count > 0 ? f with { Urls = [_server[f.Path]] } : f)],
            Archives = [new DataArchive(shipped.Archives[0].Name, tar.Length, MadeUpData.Hex(tar), [_server["release.tar"]])],
        };

        var report = await new DataPuller(_client, new PullSettings { Attempts = 1 }).PullAsync(manifest, _folder.Path);

        foreach (var file in report.ByHand)
            File.Copy(file.In(SharedFolder.Require("bench")), file.In(_folder.Path));
        Assert.All(DataVerifier.Verify(shipped, _folder.Path), f => Assert.True(f.IsGood, f.Line));
        Assert.Equal(items, BenchmarkCatalog.Load(name, _folder.Path).ItemCount);
    }

    private static MemoryStream Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        return content;
    }

    private static DataFile Member(string member, string content) =>
        MadeUpData.File("toy/" + member.Split('/')[^1], Encoding.UTF8.GetBytes(content)) with { Archive = "toy.tar", Member = member };

    private DataManifest Manifest(byte[] tar, params DataFile[] files) => MadeUpData.Manifest(files).WithArchive(tar, _server["toy.tar"]);

    private Task<PullReport> PullAsync(DataManifest manifest, byte[] tar)
    {
        _server.Files["toy.tar"] = tar;
        return new DataPuller(_client, new PullSettings { Attempts = 1 }).PullAsync(manifest, _folder.Path);
    }

    private IEnumerable<string?> Names() =>
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
