using System.Text.Json;

namespace DensingLaw.Cli.Tests;

public sealed class MeasureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    private string RunFolder => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Measure_Json_PrintsTheResultFileAndNothingElse()
    {
        var run = Measure(TestComposition.Create(), "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(RunFolder, "result.json")), run.Out);
        using var result = JsonDocument.Parse(run.Out);
        // Two of three items are right.
        Assert.Equal(20.0 / 30, result.RootElement.GetProperty("benchmarks")[0].GetProperty("score").GetDouble(), 15);
        Assert.Equal(2, result.RootElement.GetProperty("density").GetProperty("value").GetDouble());
        Assert.Equal(["journal.sqlite", "manifest.json", "report.html", "result.json", "run.lock"], Directory.GetFiles(RunFolder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Measure_Table_GoesToStandardOutputAndProgressToStandardError()
    {
        var run = Measure(TestComposition.Create());
        Assert.StartsWith("benchmark   score", run.Out, StringComparison.Ordinal);
        Assert.Contains("ρ = N̂ / N                   2  (90 % interval 1 – 3)", run.Out, StringComparison.Ordinal);
        Assert.EndsWith($"run folder: {RunFolder}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("30/30 results", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_CancelledAndResumed_EqualsAnUndisturbedRunSavePerformance()
    {
        var undisturbed = Measure(TestComposition.Create(), "--json");
        Directory.Delete(RunFolder, recursive: true);
        using var stop = new CancellationTokenSource();
        var cancelled = CliRun.Of(TestComposition.Create(scored => StopAt(scored)), "", stop.Token, Arguments());
        Assert.Equal(130, cancelled.ExitCode);
        Assert.Contains("run the same command to go on", cancelled.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(RunFolder, "result.json")));
        var resumed = Measure(TestComposition.Create(), "--json");
        Assert.Contains("30 scores and 0 losses, of which 10 are in the journal already", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(WithoutPerformance(undisturbed.Out), WithoutPerformance(resumed.Out));

        void StopAt(int scored)
        {
            if (scored == 20)
                stop.Cancel();
        }
    }

    [Fact]
    public void Measure_DryRun_PrintsThePlanAndMakesNothing()
    {
        var run = Measure(TestComposition.Create(_ => Assert.Fail("scored")), "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("benchmark   mmlu, 30 items, protocol mmlu/test", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(RunFolder));
    }

    [Fact]
    public void Measure_DeviceNotThere_Exits4AndLeavesNoRun()
    {
        var run = Measure(TestComposition.Create(), "--device", "cuda");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal(["error: no CUDA driver; install one or use --device cpu"], run.ErrorLines);
        Assert.False(Directory.Exists(RunFolder));
    }

    [Fact]
    public void Measure_AnotherPlanInTheFolder_Exits2()
    {
        Measure(TestComposition.Create());
        var run = Measure(TestComposition.Create(), "--limit", "3");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("its limit is none, this command's is 3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_JournalDamaged_Exits3()
    {
        Measure(TestComposition.Create());
        File.WriteAllText(Path.Combine(RunFolder, "journal.sqlite"), new string('x', 9000));
        Assert.Equal(3, Measure(TestComposition.Create()).ExitCode);
    }

    [Fact]
    public void Report_OfARun_MakesTheSameResultFileAgain()
    {
        var measured = Measure(TestComposition.Create(), "--json");
        File.Copy(Path.Combine(RunFolder, "result.json"), Path.Combine(_folder, "kept.json"));
        var report = CliRun.Of(TestComposition.Create(), "report", RunFolder, "--json");
        Assert.Equal(measured.Out, report.Out);
        Assert.Equal(2, CliRun.Of(TestComposition.Create(), "report", Path.Combine(_folder, "none")).ExitCode);
    }

    [Theory]
    [InlineData("a.html", "<!DOCTYPE html>")]
    [InlineData("a.md", "# ")]
    [InlineData("a.csv", "run,benchmark,")]
    [InlineData("a.json", "{")]
    public void Report_ToAFile_HasTheFormatOfItsEnding(string name, string start)
    {
        Measure(TestComposition.Create());
        var file = Path.Combine(_folder, name);
        var report = CliRun.Of(TestComposition.Create(), "report", RunFolder, "-o", file, "--released", "2025-01-31");
        Assert.Equal(0, report.ExitCode);
        Assert.Equal("", report.Out);
        Assert.Contains($"report: {file}\n", report.Error, StringComparison.Ordinal);
        Assert.StartsWith(start, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FormatWithoutAFile_GoesToStandardOutput()
    {
        Measure(TestComposition.Create());
        Assert.StartsWith("run,benchmark,", CliRun.Of(TestComposition.Create(), "report", RunFolder, "--format", "csv").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format is 'pdf'; give html, md, csv or json", "--format", "pdf")]
    [InlineData("whose ending names no format", "-o", "a.txt")]
    [InlineData("--released is 'soon'", "--released", "soon")]
    [InlineData("2 runs are given; a report is of one run", "another")]
    [InlineData("--json prints result.json alone", "--json", "-o", "a.csv")]
    public void Report_BadArguments_AreRefused(string message, params string[] arguments)
    {
        var report = CliRun.Of(TestComposition.Create(), ["report", RunFolder, .. arguments]);
        Assert.Equal(2, report.ExitCode);
        Assert.Contains(message, report.Error, StringComparison.Ordinal);
    }

    private string[] Arguments(params string[] more) => ["measure", _folder, "--data", _folder, "--benchmarks", "mmlu", "--run-dir", RunFolder, .. more];

    private CliRun Measure(Composition composition, params string[] more) => CliRun.Of(composition, Arguments(more));

    private static string WithoutPerformance(string json) => json[..json.IndexOf("\"performance\"", StringComparison.Ordinal)];
}
