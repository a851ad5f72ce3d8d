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
    public void Nightly_AnotherBeginningOfSequenceToken_FailsBeforeTheModelIsLoaded()
    {
        WriteConfig($"canary: {_folder}/suite.yaml\n");
        Run(TestComposition.Create());
        var run = Run(Changed(m => m with { OpenCheckpoint = path => WithBos(m.OpenCheckpoint(path)), OpenEngine = (_, _) => throw new EngineException("no model is needed") }));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  canary BOS: the beginning-of-sequence token is now added", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(NightlyHistory.Read(State).Records[^1].Folder));
    }

    [Fact]
    public void Nightly_MoreTokensThatTheDescriptionDoesNotTell_FailInTheCanarysItems()
    {
        WriteConfig($"canary: {_folder}/suite.yaml\n");
        Run(TestComposition.Create());
        var run = Run(Changed(m => m with { OpenCheckpoint = path => WithBos(m.OpenCheckpoint(path), isDescribed: false) }));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("canary tokens: 30 of 30 items have another number of tokens", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(NightlyHistory.Read(State).Records[^1].Folder));
    }

    [Theory]
    [InlineData("template")]
    [InlineData("tokenizer")]
    public void Nightly_AnotherTemplateOrTokenizer_FailsByItsName(string piece)
    {
        WriteConfig($"canary: {_folder}/suite.yaml\n");
        Composition With(string hash) => Changed(m => m with
        {
            OpenCheckpoint = path => m.OpenCheckpoint(path) is var opened && piece == "template"
                ? opened with { Description = opened.Description with { ChatTemplateSha256 = hash } }
                : opened with { Description = opened.Description with { TokenizerSha256 = hash } },
        });
        Assert.Equal(0, Run(With("0123456789")).ExitCode);
        Assert.Equal(0, Run(With("0123456789")).ExitCode);
        var run = Run(With("abcdef0123"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"  canary {piece}: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("SHA-256 01234567… became abcdef01…", run.Out, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("journal.sqlite")]
    [InlineData("manifest.json")]
    public void Nightly_ADamagedBaseline_CannotCompareAndStopsNoOther(string file)
    {
        Run(TestComposition.Create());
        File.AppendAllText(ConfigPath, $"  - name: other\n    path: {_folder}/model\n");
        File.WriteAllText(Path.Combine(NightlyHistory.Read(State).Records[^1].Folder, file), "not what it was");
        var run = Run(TestComposition.Create());
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("main: error\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("other: green\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_ADamagedHistory_IsRefusedByItsLine()
    {
        Run(TestComposition.Create());
        File.AppendAllText(Path.Combine(State, "history.jsonl"), "{\"night\":\n");
        var run = Run(TestComposition.Create());
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("history.jsonl line 2 is damaged", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_APattern_MeasuresEveryMatchAsASeriesOfItsOwn()
    {
        foreach (var name in (string[])["b", "a"])
            Directory.CreateDirectory(Path.Combine(_folder, "checkpoints", $"step-{name}"));
        File.AppendAllText(ConfigPath, $"  - name: steps\n    path: {_folder}/checkpoints/step-*\n");
        var run = Run(TestComposition.Create());
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("main: green\nsteps.step-a: green\nsteps.step-b: green\nnight: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_APatternWithoutAMatch_FailsItsCheckpointAlone()
    {
        File.AppendAllText(ConfigPath, $"  - name: steps\n    path: {_folder}/none/step-*\n");
        var run = Run(TestComposition.Create());
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"main: green\nsteps: error\n  nothing matches the pattern '{_folder}/none/step-*'", run.Out, StringComparison.Ordinal);
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
    public void Nightly_FailureCommandThatFails_IsSaidAndChangesNoExitCode()
    {
        WriteConfig("onFailure:\n  command: exit 7\n");
        Run(TestComposition.Create());
        var run = Run(Changed(m => m with { OpenEngine = Reversed(m.OpenEngine) }));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning: the failure command ended with code 7", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204, null)]
    [InlineData(500, "warning: the webhook answered 500")]
    public void Nightly_FailureWebhook_GetsTheNightAndChangesNoExitCode(int status, string? warning)
    {
        using var hook = new LocalWebhook(status);
        WriteConfig($"onFailure:\n  webhook: {hook.Address}\n");
        Assert.Equal(0, Run(TestComposition.Create()).ExitCode);
        Assert.Empty(hook.Bodies);
        var run = Run(Changed(m => m with { OpenEngine = Reversed(m.OpenEngine) }));
        Assert.Equal(1, run.ExitCode);
        using var body = JsonDocument.Parse(Assert.Single(hook.Bodies));
        Assert.Equal(Path.GetDirectoryName(NightlyHistory.Read(State).Records[^1].Folder), body.RootElement.GetProperty("night").GetString());
        Assert.StartsWith("main: mmlu score: 0.6667 to 0.0000", body.RootElement.GetProperty("failures")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(warning is not null, run.Error.Contains("warning", StringComparison.Ordinal));
        Assert.Contains(warning ?? "", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nightly_FailureWebhookThatIsNotThere_IsSaidAndChangesNoExitCode()
    {
        Uri nowhere;
        using (var hook = new LocalWebhook(204))
            nowhere = hook.Address;
        WriteConfig($"onFailure:\n  webhook: {nowhere}\n");
        Run(TestComposition.Create());
        var run = Run(Changed(m => m with { OpenEngine = Reversed(m.OpenEngine) }));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning: the webhook could not be called", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0.46, true)]
    [InlineData(0.5, 0.44, false)]
    [InlineData(0.5, 0.9, true)]
    public void ThroughputGate_ARatioToTheCeiling_MayFallByItsShare(double first, double second, bool passes)
    {
        var check = Assert.Single(NightGates.Of(first, second, "throughput of ceiling", 0.1));
        Assert.Equal(passes, check.Passed);
    }

    [Fact]
    public void ThroughputGate_ANightThatMeasuredNone_TellsNothing() => Assert.Empty(NightGates.Of(null, 0.5, "throughput of ceiling", 0.1).Concat(NightGates.Of(0.5, null, "throughput of ceiling", 0.1)));

    [Fact]
    public void MachineCeiling_TheMachineOfTheTest_DoesBillionsOfOperations() =>
        // A core's vector units do 1e10 or more; a machine under load still does a hundredth of that.
        Assert.InRange(MachineCeiling.Measure(1, TimeProvider.System), 1e8, 1e13);

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

    private static OpenedCheckpoint WithBos(OpenedCheckpoint checkpoint, bool isDescribed = true) => new()
    {
        Checkpoint = checkpoint.Checkpoint,
        Description = checkpoint.Description with { AddsBos = isDescribed || checkpoint.Description.AddsBos },
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
