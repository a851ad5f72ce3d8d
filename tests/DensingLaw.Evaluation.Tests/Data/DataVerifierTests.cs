using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Data;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Data;

public sealed class DataVerifierTests : IDisposable
{
    private static readonly byte[] s_lines = Encoding.UTF8.GetBytes("{\"a\":1}\n{\"a\":2}\n");

    private readonly TemporaryFolder _folder = new();
    private readonly DataManifest _manifest = MadeUpData.Manifest(MadeUpData.File("toy/a.jsonl", s_lines));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verify_NoFile_IsMissing()
    {
        var finding = Assert.Single(DataVerifier.Verify(_manifest, _folder.Path));
        Assert.Equal(FileState.Missing, finding.State);
        Assert.Equal("toy/a.jsonl: missing; 16 bytes are needed", finding.Line);
        Assert.True(_manifest.IsAbsentFrom(_folder.Path));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", FileState.Good, "good (2 items, 16 bytes, SHA-256 ")]
    [InlineData("{\"a\":1}\n", FileState.WrongCount, "1 items, 8 bytes, SHA-256 ")]
    [InlineData("{\"a\":1}\n{\"a\":22}\n", FileState.WrongSize, "2 items, 17 bytes, SHA-256 ")]
    [InlineData("{\"a\":1}\n{\"a\":3}\n", FileState.WrongHash, "2 items, 16 bytes, SHA-256 ")]
    public void Verify_AFile_IsOneLine(string content, FileState state, string line)
    {
        Write("toy/a.jsonl", Encoding.UTF8.GetBytes(content));

        var finding = Assert.Single(DataVerifier.Verify(_manifest, _folder.Path));

        Assert.Equal(state, finding.State);
        Assert.StartsWith("toy/a.jsonl: " + line, finding.Line, StringComparison.Ordinal);
        Assert.Contains(MadeUpData.Hex(Encoding.UTF8.GetBytes(content))[..12], finding.Line, StringComparison.Ordinal);
        if (state != FileState.Good)
            Assert.EndsWith($"; the release has 2 items, 16 bytes, SHA-256 {MadeUpData.Hex(s_lines)[..12]}…", finding.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AFileThatCannotBeCounted_SaysWhy()
    {
        Write("toy/a.jsonl", [0xFF, 0xFE]);
        var finding = Assert.Single(DataVerifier.Verify(_manifest, _folder.Path));
        Assert.Equal(FileState.WrongSize, finding.State);
        Assert.Contains("byte 0 is not UTF-8 text", finding.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AnOptionalFileThatIsNotThere_IsPassedOver()
    {
        var manifest = _manifest with { Files = [_manifest.Files[0] with { Optional = true }] };
        Assert.Empty(DataVerifier.Verify(manifest, _folder.Path));
    }

    [Fact]
    public void Verify_AnotherPackingOfAZip_IsGood()
    {
        var members = new Dictionary<string, string> { ["toy/x/1.json"] = "{}", ["toy/y/1.json"] = "[]" };
        var manifest = MadeUpData.Manifest(MadeUpData.PackedFile(members, archive: null));

        Write("toy/toy.zip", MadeUpData.Zip(members.Append(new("toy/README", "not a member"))));
        Assert.Equal(FileState.Repacked, Assert.Single(DataVerifier.Verify(manifest, _folder.Path)).State);

        Write("toy/toy.zip", MadeUpData.Zip(members.Append(new("toy/x/2.json", "{}"))));
        var finding = Assert.Single(DataVerifier.Verify(manifest, _folder.Path));
        Assert.Equal(FileState.WrongCount, finding.State);
        Assert.StartsWith("toy/toy.zip: 3 items, ", finding.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_TheShotsInAnotherLayout_AreGood()
    {
        // What the manifest tells a user to make: the list alone, as Python's json writes it.
        var shots = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("bench/math/minerva_4shot_prompt.json"))).RootElement.GetProperty("shots");
        var entries = shots.EnumerateArray().Select(s =>
            $"{{\"few_shot\": {s.GetProperty("few_shot").GetRawText()}, \"problem\": {s.GetProperty("problem").GetRawText()}, \"solution\": {s.GetProperty("solution").GetRawText()}}}");
        Write("math/minerva_4shot_prompt.json", Encoding.UTF8.GetBytes($"{{\"shots\": [{string.Join(", ", entries)}]}}"));

        var finding = DataVerifier.Verify(DataManifest.Load("math"), _folder.Path).Single(f => f.File.Name == "minerva_4shot_prompt.json");

        Assert.Equal(FileState.Repacked, finding.State);
    }

    [Fact]
    public void Verify_MmluZippedAgain_IsGood()
    {
        using var source = ZipFile.OpenRead(SharedFolder.Require("bench/mmlu/mmlu.zip"));
        Directory.CreateDirectory(_folder["mmlu"]);
        using (var zip = ZipFile.Open(_folder["mmlu/mmlu.zip"], ZipArchiveMode.Create))
        {
            foreach (var entry in source.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)).Reverse())
            {
                using var from = entry.Open();
                using var to = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                from.CopyTo(to);
            }
        }

        Assert.Equal(FileState.Repacked, Assert.Single(DataVerifier.Verify(DataManifest.Load("mmlu"), _folder.Path)).State);
    }

    [Fact]
    public void Verify_TwoForms_TakesTheOneThatTheReaderTakes()
    {
        var (zip, folder) = (MadeUpData.File("toy/a.jsonl", s_lines), MadeUpData.File("toy/b/a.jsonl", s_lines));
        var manifest = MadeUpData.Manifest(zip with { Form = "zip" }, folder with { Form = "folder" }) with { Forms = ["zip", "folder"] };

        Write("toy/b/a.jsonl", s_lines);
        Assert.Equal("toy/b/a.jsonl", Assert.Single(DataVerifier.Verify(manifest, _folder.Path)).File.Path);

        Write("toy/a.jsonl", [1]);
        Assert.False(Assert.Single(DataVerifier.Verify(manifest, _folder.Path)).IsGood);
    }

    private void Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[relative])!);
        File.WriteAllBytes(_folder[relative], content);
    }
}
