using System.Text.Json;
using DensingLaw.Evaluation.Nightly;
using DensingLaw.Inference;

namespace DensingLaw.Cli.Tests.Nightly;

public sealed class NightlyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    private string ConfigPath => Path.Combine(_folder, "nightly.yaml");

    private string State => Path.Combine(_folder, "state");

    public NightlyTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "model"));
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        File.WriteAllText(Path.Combine(_folder, "suite.yaml"), "name: tiny\nseed: 1\nbenchmarks:\n  - name: mmlu\n    items: 30\n");
        WriteConfig("");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nightly_TheSameCheckpointTwice_IsGreenTwice()
    {
        Assert.Equal(0, Run(TestComposition.Create()).ExitCode);
        var second = Run(TestComposition.Create());
        Assert.Equal(0, second.ExitCode);
        Assert.StartsWith("main: green\nnight: ", second.Out, StringComparison.Ordinal);
        var nights = NightlyHistory.Read(State).Of("main");
        Assert.Equal(2, nights.Count);
        Assert.All(nights, n => Assert.Equal(20.0 / 30, n.Scores["mmlu"], 12));
        var folder = Path.GetDirectoryName(nights[1].Folder)!;
        Assert.Equal(["junit.xml", "main.html", "main.json", "report.md"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        using var comparison = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "main.json")));
        Assert.Equal("passed", comparison.RootElement.GetProperty("benchmarks")[0].GetProperty("score").GetProperty("verdict").GetString());
    }

    [Fact]
    public void Nightly_AModelThatGotWorse_FailsByItsScore()
    {
        Run(TestComposition.Create());
        var run = Run(Changed(m => m with { OpenEngine = Reversed(m.OpenEngine) }));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  mmlu score: 0.6667 to 0.0000", run.Out, StringComparison.Ordinal);
        Assert.False(NightlyHistory.Read(State).Records[^1].Green);
    }

    [Fact]
    public void Nightly_AnotherBeginningOfSequenceToken_FailsInTheCanaryAndSkipsTheRun()
    {
        WriteConfig($"canary: {_folder}/suite.yaml\n");
        Run(TestComposition.Create());
        var run = Run(Changed(m => m with { OpenCheckpoint = path => WithBos(m.OpenCheckpoint(path)) }));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("canary tokens: 30 of 30 items have another number of tokens", run.Out, StringComparison.Ordinal);
        Assert.Contains("canary BOS", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(NightlyHistory.Read(State).Records[^1].Folder));
    }

    [Fact]
    public void Nightly_ACheckpointThatDoesNotLoad_StopsNoOther()
    {
        File.AppendAllText(ConfigPath, $"  - name: broken\n    path: {_folder}/missing\n");
        var run = Run(TestComposition.Create());
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("main: green", run.Out, StringComparison.Ordinal);
        Assert.Contains("broken: error\n  there is no checkpoint at", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_TwoAtOnce_TheSecondIsRefused()
    {
        using var held = NightlyLock.Acquire(State, TimeProvider.System);
        var run = Run(TestComposition.Create());
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("another process is working", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_AMissingBaseline_CannotCompare()
    {
        WriteConfig("baseline: pinned:/nowhere/run\n");
        var run = Run(TestComposition.Create());
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the baseline '/nowhere/run' of main is missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_AnUnknownKey_IsNamedWithASuggestion()
    {
        WriteConfig("basline: last-green\n");
        var run = Run(TestComposition.Create());
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("basline is not a known key (did you mean baseline?)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_Failure_RunsTheCommandWithWhatFailed()
    {
        WriteConfig($"onFailure:\n  command: printf '%s' \"$DENSINGLAW_FAILURES\" > {_folder}/notice\n");
        Run(TestComposition.Create());
        Run(Changed(m => m with { OpenEngine = Reversed(m.OpenEngine) }));
        Assert.StartsWith("main: mmlu score", File.ReadAllText(Path.Combine(_folder, "notice")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_MoreNightsThanKept_RemovesTheOldest()
    {
        WriteConfig("keep: 1\n");
        for (var i = 0; i < 3; i++)
            Run(TestComposition.Create());
        Assert.Single(Directory.GetDirectories(Path.Combine(State, "nights")));
        Assert.Equal(3, NightlyHistory.Read(State).Records.Count);
    }

    private int _night;

    private void WriteConfig(string extra) => File.WriteAllText(
        ConfigPath,
        $"state: {State}\ndata: {_folder}/data\nsuite: {_folder}/suite.yaml\ngates:\n  throughput: 1\n{extra}checkpoints:\n  - name: main\n    path: {_folder}/model\n");

    private CliRun Run(Composition composition)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader("");
        var code = CommandLineApp.Run(["nightly", ConfigPath], composition, new CliContext { Out = output, Error = error, In = input, Time = new NightClock(_night++) });
        return new CliRun(code, output.ToString(), error.ToString());
    }

    private static Composition Changed(Func<MeasureParts, MeasureParts> change)
    {
        var composition = TestComposition.Create();
        return composition with { Measure = change(composition.Measure) };
    }

    private static OpenedCheckpoint WithBos(OpenedCheckpoint checkpoint) => new()
    {
        Checkpoint = checkpoint.Checkpoint,
        Description = checkpoint.Description with { AddsBos = true },
        EncodePair = (context, continuation) =>
        {
            var pair = checkpoint.EncodePair(context, continuation);
            return new EncodedPair([0, .. pair.Context], pair.Continuation, pair.BoundaryMerged);
        },
        EncodeAlone = checkpoint.EncodeAlone,
        EncodeSeam = checkpoint.EncodeSeam,
        EncodePrompt = checkpoint.EncodePrompt,
    };

    /// <summary>An engine whose likelihoods are upside down for the items that were right, two of three, so that all are wrong.</summary>
    private static Func<OpenedCheckpoint, EngineRequest, OpenedEngine> Reversed(Func<OpenedCheckpoint, EngineRequest, OpenedEngine> open) => (checkpoint, request) =>
    {
        var engine = open(checkpoint, request);
        return new OpenedEngine
        {
            Model = engine.Model,
            Statistics = engine.Statistics,
            Generate = engine.Generate,
            GenerationStatistics = engine.GenerationStatistics,
            Score = (requests, finished, cancellation) =>
                engine.Score(requests, (i, r) => finished(i, i / 2 % 3 == 0 ? r : new ScoreResult(-4 - r.LogLikelihood, [(float)(-4 - r.LogLikelihood)], !r.IsGreedy)), cancellation),
        };
    };

    private sealed class NightClock(int night) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.Zero).AddDays(night);
    }
}
