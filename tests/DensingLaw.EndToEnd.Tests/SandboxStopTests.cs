using System.Diagnostics;
using System.Globalization;
using DensingLaw.EndToEnd.Tests.RealModel;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>Ctrl-C on the real program while programs that its model wrote run in their sandboxes.</summary>
public sealed class SandboxStopTests : IDisposable
{
    private const int Cancelled = 130, Items = 30;

    // The promise is two seconds on a machine of one's own; test machines are shared.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(SoakSettings.IsSoak ? 2 : 4);

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Bench_InterruptedWhileProgramsRun_LeavesNoProcessAndGoesOnToTheSameResult()
    {
        var (run, undisturbed) = (_place["run"], _place["undisturbed"]);
        using (var process = CliProcess.StartInterruptible(Arguments(run)))
        {
            var family = WaitForPrograms(process, run);
            var before = KeptRecords.Count(run);
            var took = Interrupt(process, family);
            Assert.True(took < s_bound, string.Create(CultureInfo.InvariantCulture, $"it took {took.TotalSeconds:0.00} s to stop"));
            Assert.True(KeptRecords.Count(run) >= before, $"{KeptRecords.Count(run)} records are left of {before}");
        }

        Assert.False(File.Exists(Path.Combine(run, "result.json")), "it was complete before it was stopped");
        var kept = KeptRecords.Results(run);
        var resumed = CliProcess.Run([.. Arguments(run), "--json"]);
        resumed.AssertSucceeded();
        Assert.Contains($"of which {kept} are in the journal already", resumed.Error, StringComparison.Ordinal);
        var whole = CliProcess.Run([.. Arguments(undisturbed), "--json"]);
        whole.AssertSucceeded();
        Assert.Equal(ResultJson.WithoutPerformance(whole.Out).ToJsonString(), ResultJson.WithoutPerformance(resumed.Out).ToJsonString());
    }

    [Fact]
    public void Bench_InterruptedTwiceWhileProgramsRun_EndsAtOnceAndLeavesNoProcess()
    {
        var run = _place["run"];
        using var process = CliProcess.StartInterruptible(Arguments(run));
        var family = WaitForPrograms(process, run);
        CliProcess.System("kill", "-INT", $"{process.Id}");
        var took = Interrupt(process, family);
        Assert.True(took < s_bound, string.Create(CultureInfo.InvariantCulture, $"it took {took.TotalSeconds:0.00} s to stop"));
        Assert.InRange(KeptRecords.Count(run), 1, int.MaxValue);
    }

    private static string[] Arguments(string run) => Bundled.Bench(run, Items, "humaneval", "mbpp");

    /// <summary>Waits until something is kept and an interpreter runs in a sandbox.</summary>
    private static Descendants WaitForPrograms(Process process, string run)
    {
        var family = new Descendants(process.Id);
        var clock = Stopwatch.StartNew();
        while (KeptRecords.Count(run) == 0 || !family.Look().Any(n => n.StartsWith("python", StringComparison.Ordinal)))
        {
            Assert.SkipWhen(process.HasExited && process.ExitCode == 4, "the programs need bubblewrap");
            Assert.False(process.HasExited, "it ended by itself");
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "no program ran for two minutes");
            Thread.Sleep(2);
        }

        return family;
    }

    private static TimeSpan Interrupt(Process process, Descendants family)
    {
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        var clock = Stopwatch.StartNew();
        CliProcess.System("kill", "-INT", $"{process.Id}");
        while (!process.WaitForExit(5))
        {
            family.Look();
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "it does not stop");
        }

        var took = clock.Elapsed;
        Assert.Equal(Cancelled, process.ExitCode);

        // The kernel ends them with their parent; their entries are gone a moment later, on a busy machine some seconds.
        for (var i = 0; i < 1000 && family.Alive().Count > 0; i++)
            Thread.Sleep(10);
        Assert.Equal([], family.Alive());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stopped in {took.TotalSeconds:0.00} s; {error.GetAwaiter().GetResult().Trim()}"));
        output.GetAwaiter().GetResult();
        return took;
    }
}
