using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.MiniWorld.Corpus;

namespace DensingLaw.MiniWorld.Tests.Corpus;

public sealed class MiniCorpusTests
{
    private const int Bytes = 300_000;
    private static readonly World s_world = new();

    /// <summary>The bytes are part of what a reference curve was fitted on: a change here makes it another curve.</summary>
    [Theory]
    [InlineData("base", 1, "79635dc3a553b4ab02b3e1383c4762be2bdc8395189933d9c1908df2d653dc36")]
    [InlineData("clean", 2, "09bbe11db621066f4ac616dd9ba65761cba2df98b54f7fd3b4444424d7b98b41")]
    public void Write_SeedAndMixture_DecideEveryByte(string mixture, ulong seed, string sha256)
    {
        using var folder = new TemporaryFolder();
        MiniCorpus.Write(folder["c"], new World(), Mixture.All.Single(m => m.Name == mixture), seed, Bytes);

        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder[$"c/{mixture}-000.jsonl"]))));
    }

    [Fact]
    public void Write_Documents_AreLinesOfJsonAndCountedRight()
    {
        using var folder = new TemporaryFolder();
        var report = MiniCorpus.Write(folder["c"], s_world, Mixture.Base, 5, Bytes);

        var texts = File.ReadLines(folder["c/base-000.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!).ToList();
        Assert.Equal(report.Documents, texts.Count);
        Assert.Equal(report.Bytes, texts.Sum(t => Encoding.UTF8.GetByteCount(t)));
        Assert.InRange(report.Bytes, Bytes, Bytes + 1000);
        Assert.Equal((report.Documents, report.Bytes), (report.Kinds.Sum(k => k.Documents), report.Kinds.Sum(k => k.Bytes)));
        Assert.Equal(1, report.Files);
    }

    [Fact]
    public void Write_AFolderWithACorpus_IsRefusedAndLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        MiniCorpus.Write(folder.Path, s_world, Mixture.Base, 1, 1000);
        var before = File.ReadAllBytes(folder["base-000.jsonl"]);

        Assert.Throws<IOException>(() => MiniCorpus.Write(folder.Path, s_world, Mixture.Clean, 1, 1000));
        Assert.Equal(before, File.ReadAllBytes(folder["base-000.jsonl"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_Cancelled_LeavesNoFileOfACorpus()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<OperationCanceledException>(() => MiniCorpus.Write(folder.Path, s_world, Mixture.Base, 1, Bytes, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.jsonl"));
    }

    [Fact]
    public void Next_Kinds_ComeByTheMixturesWeights()
    {
        const int documents = 20_000;
        var mixture = Mixture.Base;
        var source = new DocumentSource(s_world, mixture, 1);
        var counts = Enumerable.Range(0, documents).CountBy(_ => source.Next().Kind).ToDictionary(c => c.Key, c => c.Value);

        int[] weights =
            [mixture.Filler, mixture.Statements, mixture.Questions, mixture.Puzzles, mixture.Problems, mixture.Functions, mixture.Programs, mixture.Echoes];
        Assert.All(Enum.GetValues<DocumentKind>(), kind =>
        {
            var expected = (double)documents * weights[(int)kind] / weights.Sum();
            Assert.InRange(counts[kind], expected - 5 * Math.Sqrt(expected), expected + 5 * Math.Sqrt(expected));
        });
    }

    [Fact]
    public void Next_AnyMixture_HasShortDocuments()
    {
        var source = new DocumentSource(s_world, Mixture.Clean, 1);
        // About three bytes a token: no document is much longer than a window of 128 tokens.
        Assert.All(Enumerable.Range(0, 5000), _ => Assert.InRange(source.Next().Text.Length, 10, 450));
    }
}
