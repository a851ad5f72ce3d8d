namespace DensingLaw.Cli.Tests;

public sealed class VerbosityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Measure_Quiet_PrintsTheResultAlone()
    {
        var usual = Measure();
        var quiet = Measure("--quiet");
        Assert.Equal(0, quiet.ExitCode);
        Assert.Equal("", quiet.Error);
        Assert.Equal(usual.Out, quiet.Out);
        Assert.Contains("benchmark   mmlu", usual.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_QuietAndWrong_StillSaysWhy()
    {
        var run = Measure("--quiet", "--device", "cuda");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["error: no CUDA driver; install one or use --device cpu"], run.ErrorLines);
    }

    [Fact]
    public void Measure_Verbose_SaysWhatTheEngineDecidedAndTimesOnStandardError()
    {
        var usual = Measure();
        var verbose = Measure("--verbose", "--batch-tokens", "7");
        Assert.Equal(usual.Out, verbose.Out);
        Assert.Contains("verbose     batches of 7 tokens (as asked)", verbose.Error, StringComparison.Ordinal);
        Assert.Contains("s in all", verbose.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("verbose", usual.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', verbose.Error);
    }

    [Fact]
    public void Run_QuietAndVerbose_IsRefused()
    {
        var run = Measure("--quiet", "--verbose");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--quiet and --verbose exclude each other", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_QuietInFrontOfTheCommand_CountsToo()
    {
        var run = CliRun.Of(TestComposition.Create(), ["-q", .. Arguments()]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private string[] Arguments() => ["measure", _folder, "--data", _folder, "--benchmarks", "mmlu", "--run-dir", Path.Combine(_folder, "run")];

    private CliRun Measure(params string[] more) => CliRun.Of(TestComposition.Create(), [.. Arguments(), .. more]);
}
