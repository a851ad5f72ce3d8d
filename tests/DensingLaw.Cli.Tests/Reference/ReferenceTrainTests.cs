using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests.Reference;

/// <summary><c>densinglaw reference train</c> as a user runs it: texts of the mini world, a tokenizer trained on them, and two sizes of some hundred parameters.</summary>
public sealed class ReferenceTrainTests(ReferenceTrainTests.Tokens tokens) : IClassFixture<ReferenceTrainTests.Tokens>, IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("densinglaw-train-").FullName;

    private string Members => Path.Combine(_work, "members");

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public void Train_TwoSizes_WritesMembersThatOpenAndKeepsThem()
    {
        var train = Train(Table());
        SkipWithoutLibrary(train);

        Assert.Equal(0, train.ExitCode);
        Assert.Contains("2 runs, 4 members; ", train.Error, StringComparison.Ordinal);
        Assert.EndsWith($"4 members in {Path.Combine(Members, "ladder.csv")}\n", train.Out, StringComparison.Ordinal);
        var rows = File.ReadAllLines(Path.Combine(Members, "ladder.csv"));
        Assert.Equal(["folder", "a-seed0/40", "a-seed0/80", "b-seed0/40", "b-seed0/80"], rows.Select(r => r.Split(',')[0]));
        foreach (var (folder, parameters) in rows.Skip(1).Select(r => (r.Split(',')[0], r.Split(',')[4])))
        {
            using var member = CheckpointReader.Open(Path.Combine(Members, folder));
            Assert.Equal(parameters, $"{member.Parameters.NonEmbedding}");
            Assert.Equal(tokens.Vocabulary, member.Spec!.VocabularySize);
        }

        // Training learns: it starts at the uniform distribution's ln 280 nats a token.
        var losses = File.ReadAllLines(Path.Combine(Members, "b-seed0", "loss.csv")).Skip(1).Select(r => double.Parse(r.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(losses[0], Math.Log(tokens.Vocabulary) - 1, Math.Log(tokens.Vocabulary) + 1);
        Assert.InRange(losses[^1], 0.5, losses[0] - 1);

        var before = File.GetLastWriteTimeUtc(Path.Combine(Members, "a-seed0", "80", "model.safetensors"));
        var again = Train(Table());
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("2 runs are finished and kept", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(Members, "a-seed0", "80", "model.safetensors")));
    }

    [Fact]
    public void Train_CorpusTooSmall_SaysHowManyTokensAreMissing() => AssertRefused(Train(Table(stops: "[100000]")), @"needs [\d,]+: [\d,]+ are missing; add text, or shorten tokensPerParameter$");

    [Fact]
    public void Train_OneSize_SaysWhichConstantsAreUndetermined() => AssertRefused(Train(Table(second: "")), "has 1 size; at least 2 are needed, since one leaves a and alpha of the loss law .* undetermined");

    [Fact]
    public void Train_FarTooHighARate_StopsWithTheStep()
    {
        var train = Train(Table(rate: "300", stops: "[60]"));
        SkipWithoutLibrary(train);
        Assert.Equal(2, train.ExitCode);
        Assert.Matches(@"error: \w-seed0: training diverged in phase stable at step \d+: ", train.ErrorLines[^1]);
        Assert.False(File.Exists(Path.Combine(Members, "a-seed0", "60", "model.safetensors")));
    }

    [Fact]
    public void Train_AnotherTokenizerThanTheShards_IsRefused() => AssertRefused(
        Train(Table(), "--tokenizer", Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "clean")), "was made with another tokenizer .* name the one that made it$");

    [Theory]
    [InlineData("the ladder tiny has no size 'c'", "--sizes", "a,c")]
    [InlineData("--seeds has 'x'; give whole numbers from 0, such as 0,1,2", "--seeds", "x")]
    [InlineData("--jobs is '0'", "--jobs", "0")]
    [InlineData("--members is '3/2'", "--members", "3/2")]
    public void Train_WrongOptions_AreOneLine(string message, params string[] options) => AssertRefused(Train(Table(), options), System.Text.RegularExpressions.Regex.Escape(message));

    [Fact]
    public void Train_DryRun_WritesNothing()
    {
        var train = Train(Table(), "--dry-run");
        Assert.Equal(0, train.ExitCode);
        Assert.Matches(@"^b-seed0  N [\d,]+  m 40 80  steps \d+ \d+  lr 0.01667  tokens [\d,]+\na-seed0 ", train.Out);
        Assert.False(Directory.Exists(Members));
    }

    private void AssertRefused(CliRun run, string pattern)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error: .*" + pattern, Assert.Single(run.ErrorLines));
        Assert.False(Directory.Exists(Members));
    }

    private static void SkipWithoutLibrary(CliRun run) =>
        Assert.SkipWhen(run.ExitCode == 4 && run.Error.Contains("libtorch is not beside the program", StringComparison.Ordinal), "libtorch is not there; scripts/restore-packages --torch fetches it");

    private CliRun Train(string table, params string[] options) =>
        CliRun.Of(Composition.Create(), ["reference", "train", table, "--corpus", tokens.Folder, "--out", Members, .. options]);

    private string Table(string stops = "[40, 80]", string rate = "0.2", string second = "  - {name: b, layers: 2, hidden: 12, heads: 2, feedForward: 16, sequences: 4}")
    {
        var path = Path.Combine(_work, "tiny.yaml");
        File.WriteAllText(path, $$"""
            name: tiny
            window: 32
            tiedEmbeddings: false
            rotaryBase: 1000
            normEpsilon: 0.00001
            tokensPerParameter: {{stops}}
            seeds: 1
            learningRateTimesWidth: {{rate}}
            weightDecay: 0.1
            warmup: {share: 0.1, least: 5, most: 5}
            decay: 0.2
            sizes:
              - {name: a, layers: 1, hidden: 8, heads: 2, keyValueHeads: 1, feedForward: 12, sequences: 4}
            {{second}}
            """);
        return path;
    }

    /// <summary>Shards of texts of the mini world.</summary>
    public sealed class Tokens : IDisposable
    {
        public Tokens()
        {
            var texts = Path.Combine(Folder, "texts");
            var written = CliRun.Of(Composition.Create(), "data", "mini", "--output", texts, "--corpus", "base", "--bytes", "1M");
            var made = CliRun.Of(Composition.Create(), "reference", "corpus", texts, "--output", Folder, "--vocabulary", $"{Vocabulary}");
            Assert.True(written.ExitCode == 0 && made.ExitCode == 0, written.Error + made.Error);
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("densinglaw-tokens-").FullName;

        public int Vocabulary => 280;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
