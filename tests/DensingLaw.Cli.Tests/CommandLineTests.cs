namespace DensingLaw.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Run_MisspeltOption_SuggestsTheNearestAndExits2()
    {
        var run = CliRun.Of(TestComposition.Create(), "measure", "/", "--data", "/", "--benchmarks", "mmlu", "--limt", "3");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal(["error: unknown option --limt (did you mean --limit?)", "Run 'densinglaw measure --help' for usage."], run.ErrorLines);
    }

    [Fact]
    public void Run_MisspeltCommand_SuggestsTheNearest()
    {
        var run = CliRun.Of(TestComposition.Create(), "mesure");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("error: unknown command mesure (did you mean measure?)", run.ErrorLines[0]);
    }

    [Fact]
    public void Run_SeveralWrongValues_NamesThemAll()
    {
        var run = CliRun.Of(
            TestComposition.Create(), "measure", "/no/such", "--data", "/none", "--benchmarks", "mmul,bbh", "--limit", "0", "--device", "gpu", "--threads", "two",
            "--precision", "fp23", "--batch-tokens", "-1", "--seed", "1.5", "--runs", "a", "--run-dir", "b");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                "error: there is no checkpoint at '/no/such'; give a folder or a file",
                "error: there is no folder '/none'; give the folder of the benchmarks' releases with --data, or fetch them with: densinglaw data pull",
                "error: unknown benchmark mmul (did you mean mmlu?); there are: mmlu, bbh",
                "error: --run-dir and --runs exclude each other: the first is the run's own folder, the second holds runs",
                "error: --limit is '0'; give a whole number of at least 1",
                "error: --device is 'gpu'; give cpu, cuda, cuda:N or auto",
                "error: --precision is 'fp23' (did you mean fp32?); there are: fp32, bf16, fp16",
                "error: --threads is 'two'; give a whole number of at least 1",
                "error: --batch-tokens is '-1'; give a whole number of at least 1",
                "error: --seed is '1.5'; give a whole number of at least 0",
            ],
            run.ErrorLines.SkipLast(1));
    }

    [Fact]
    public void Run_NothingRequiredGiven_NamesWhatIsMissing()
    {
        var run = CliRun.Of(TestComposition.Create(), "bench");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("CHECKPOINT", run.Error, StringComparison.Ordinal);
        Assert.Contains("bench", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("give either --benchmarks or --suite")]
    [InlineData("give either --benchmarks or --suite", "--suite", "quick", "--benchmarks", "mmlu")]
    [InlineData("--limit and --subtasks choose items", "--suite", "quick", "--limit", "3")]
    [InlineData("there is no suite 'quik' (did you mean quick?)", "--suite", "quik")]
    [InlineData("--protocol is 'bbh/lm-eval-3shot-cot', which is of none", "--benchmarks", "mmlu", "--protocol", "bbh/lm-eval-3shot-cot")]
    [InlineData("unknown protocol mmlu/hendryks (did you mean mmlu/hendrycks?)", "--benchmarks", "mmlu", "--protocol", "mmlu/hendryks")]
    [InlineData("unknown benchmark mmul (did you mean mmlu?)", "--benchmarks", "mmul")]
    [InlineData("--engine is 'onx' (did you mean onnx?)", "--benchmarks", "mmlu", "--engine", "onx")]
    [InlineData("--top-p is 1.5", "--benchmarks", "mmlu", "--top-p", "1.5")]
    [InlineData("--temperature is 'warm'", "--benchmarks", "mmlu", "--temperature", "warm")]
    public void Run_WrongChoiceOfBenchmarks_IsNamed(string expected, params string[] arguments)
    {
        var run = CliRun.Of(TestComposition.Create(), ["measure", "/", "--data", "/", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("measure", "--help")]
    [InlineData("probe", "logprobs", "-h")]
    [InlineData("--version")]
    public void Run_Help_GoesToStandardOutput(params string[] arguments)
    {
        var run = CliRun.Of(TestComposition.Create(), arguments);
        Assert.Equal(0, run.ExitCode);
        Assert.NotEqual("", run.Out);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void Run_UnexpectedError_IsOneLineWithThePlaceOfTheTrace()
    {
        var broken = TestComposition.Create() with { DiagnoseEngines = [() => throw new InvalidOperationException("first\nsecond")] };
        var run = CliRun.Of(broken, "doctor");
        Assert.Equal(5, run.ExitCode);
        var line = Assert.Single(run.ErrorLines);
        Assert.StartsWith("unexpected error: InvalidOperationException: first (trace in ", line, StringComparison.Ordinal);
        var path = line[(line.IndexOf("trace in ", StringComparison.Ordinal) + 9)..^1];
        Assert.Contains("second", File.ReadAllText(path), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Doctor_AnEngineThatWorks_IsReady()
    {
        var composition = TestComposition.Create() with { DiagnoseEngines = [() => new EngineDiagnosis("onnx", "1.31.0", "/lib/libonnxruntime.so", ["cpu"], null, null)] };
        var run = CliRun.Of(composition, "doctor");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("engine onnx   ok       1.31.0, /lib/libonnxruntime.so; runs on: cpu\nverdict       ready: onnx on cpu\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(4, CliRun.Of(TestComposition.Create(), "doctor").ExitCode);
    }

    [Fact]
    public void Doctor_WhatIsMissing_ComesWithItsMend()
    {
        var folder = Path.Combine(Path.GetTempPath(), "densinglaw-no-such-folder");
        var composition = TestComposition.Create() with
        {
            StartSandbox = _ => throw new EngineException("the code sandbox needs bubblewrap; apt-get install bubblewrap"),
            DiagnoseEngines =
            [
                () => new EngineDiagnosis("onnx", "1.31.0", "/lib/libonnxruntime.so", ["cpu"], "no NVIDIA driver is loaded; install the driver, or use --device cpu", null),
                () => new EngineDiagnosis("torch", null, null, [], null, "libtorch is not beside the program; run scripts/restore-packages --torch"),
            ],
        };
        var run = CliRun.Of(composition, "doctor", "--data", folder);
        Assert.Equal(0, run.ExitCode);
        foreach (var (found, mend) in (ReadOnlySpan<(string, string)>)[
            ("sandbox       broken   the code sandbox needs bubblewrap", "apt-get install bubblewrap"),
            ($"data          missing  there is no folder {folder}", "densinglaw data pull, or name the folder with --data or DENSINGLAW_DATA"),
            ("  onnx CUDA   missing  no NVIDIA driver is loaded", "install the driver, or use --device cpu"),
            ("engine torch  missing  libtorch is not beside the program", "run scripts/restore-packages --torch")])
        {
            Assert.Contains($"{found}\n                       mend: {mend}\n", run.Out, StringComparison.Ordinal);
        }

        Assert.Matches("(?m)^SQLite        ok       3[.].+e_sqlite3", run.Out);
        Assert.Matches("(?m)^memory        (ok|broken) +[0-9.]+ GiB for this process; [0-9.]+ of the machine's [0-9.]+ GiB are available now", run.Out);
        Assert.EndsWith("verdict       ready: onnx on cpu\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("flaw", "lawn", 2)]
    public void Distance_KnownPairs_Agree(string a, string b, int expected) => Assert.Equal(expected, NearNames.Distance(a, b));

    [Fact]
    public void Nearest_NothingNear_IsNull() => Assert.Null(NearNames.Nearest("humaneval", ["mmlu", "bbh"]));
}
