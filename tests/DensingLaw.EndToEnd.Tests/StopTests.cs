using System.Diagnostics;
using DensingLaw.EndToEnd.Tests.RealModel;
using DensingLaw.Inference;
using DensingLaw.Inference.Onnx;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>Ctrl-C on the real program at work on the real model: it ends within two seconds, keeps what was finished, says how to go on, and goes on.</summary>
public sealed class StopTests : IDisposable
{
    private const int Cancelled = 130;

    // The promise is two seconds on a machine of one's own; test machines are shared.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(4);

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Measure_Interrupted_EndsSoonKeepsWhatIsDoneAndGoesOn()
    {
        var run = _place["run"];
        using (var process = CliProcess.StartInterruptible(Arguments(run, "8")))
        {
            WaitFor(() => KeptRecords.Count(run) > 0, process);
            var (took, error) = Interrupt(process, "INT");
            Assert.Equal(Cancelled, process.ExitCode);
            Assert.True(took < s_bound, $"it took {took.TotalSeconds:0.0} s to stop");
            Assert.Contains($"stopped; what finished is in {run}: run the same command to go on", error, StringComparison.Ordinal);
            Assert.DoesNotContain("unexpected", error, StringComparison.Ordinal);
        }

        var kept = KeptRecords.Count(run);
        Assert.InRange(kept, 1, 23);
        Assert.False(File.Exists(Path.Combine(run, "result.json")));
        var resumed = CliProcess.Run(Arguments(run, "8"));
        resumed.AssertSucceeded();
        Assert.Contains($"of which {kept} are in the journal already", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(24, KeptRecords.Count(run));
    }

    [Fact]
    public void Measure_TerminatedBeforeAnythingIsDone_EndsSoon()
    {
        var run = _place["run"];
        using var process = CliProcess.StartInterruptible(Arguments(run, "40"));
        WaitFor(() => File.Exists(Path.Combine(run, "journal.sqlite")), process);
        var (took, error) = Interrupt(process, "TERM");
        Assert.Equal(Cancelled, process.ExitCode);
        Assert.True(took < s_bound, $"it took {took.TotalSeconds:0.0} s to stop");
        Assert.Contains("run the same command to go on", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_CancelledWhileItRuns_EndsInTheMiddle()
    {
        using var stop = new CancellationTokenSource();
        using var model = new SmolLm2();
        using var engine = OnnxEngine.Load(model.Checkpoint, new EngineOptions { Device = "cpu", Threads = 1, Cancellation = stop.Token });
        // About 1,500 tokens: seconds on one core.
        var batch = new ForwardBatch { Rows = [new ForwardRow(Enumerable.Range(1000, 1500).ToArray(), [new Read(1499, [7])])] };
        var clock = Stopwatch.StartNew();
        engine.Forward(batch);
        var whole = clock.Elapsed;
        stop.CancelAfter(whole / 5);
        clock.Restart();
        Assert.Throws<OperationCanceledException>(() => engine.Forward(batch));
        Assert.True(clock.Elapsed < whole * 0.75, $"a forward of {whole.TotalSeconds:0.00} s went on for {clock.Elapsed.TotalSeconds:0.00} s");
    }

    [Fact]
    public void Measure_InterruptedTwice_EndsAtOnce()
    {
        var run = _place["run"];
        using var process = CliProcess.StartInterruptible(Arguments(run, "40"));
        WaitFor(() => File.Exists(Path.Combine(run, "journal.sqlite")), process);
        CliProcess.System("kill", "-INT", $"{process.Id}");
        Interrupt(process, "INT");
        Assert.Equal(Cancelled, process.ExitCode);
    }

    private static string[] Arguments(string run, string limit) =>
    [
        "measure", SmolLm2.Folder, "--data", SmolLm2.DataFolder, "--benchmarks", "mmlu", "--subtasks", "abstract_algebra", "--limit", limit, "--threads", "1", "--run-dir", run, "--no-prefix-sharing",
    ];

    private static void WaitFor(Func<bool> condition, Process process)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.False(process.HasExited, "it ended by itself");
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "nothing happened for three minutes");
            Thread.Sleep(50);
        }
    }

    private static (TimeSpan Took, string Error) Interrupt(Process process, string signal)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        CliProcess.System("kill", $"-{signal}", $"{process.Id}");
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "it does not stop");
        var took = clock.Elapsed;
        output.GetAwaiter().GetResult();
        return (took, error.GetAwaiter().GetResult());
    }
}
