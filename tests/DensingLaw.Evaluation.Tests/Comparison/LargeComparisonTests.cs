using System.Diagnostics;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Evaluation.Tests.Comparison;

/// <summary>Nothing else may run meanwhile: the process's processor time is the measure. The clock's own bound holds where the machine is not shared (DENSINGLAW_SOAK).</summary>
[CollectionDefinition(nameof(LargeComparisonTests), DisableParallelization = true)]
[Collection(nameof(LargeComparisonTests))]
public sealed class LargeComparisonTests : IDisposable
{
    private const double Seconds = 3, Cores = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_TwoRunsOf26217Items_TakesLessThan3Seconds()
    {
        Write("a", 0);
        Write("b", 1);
        using var process = Process.GetCurrentProcess();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var sides = new ComparedRun[2];
        Parallel.For(0, 2, i => sides[i] = ComparedRun.Read(_folder[i == 0 ? "a" : "b"]));
        var result = RunComparison.Compare(sides[0], sides[1], new ComparisonOptions());
        clock.Stop();
        process.Refresh();
        var worked = (process.TotalProcessorTime - before).TotalSeconds;
        Assert.Equal(26_217, result.Benchmarks.Sum(b => b.Pairs));
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.Elapsed.TotalSeconds:0.00} s, {worked:0.00} s of processors");
        Assert.InRange(worked, 0, Seconds * Cores);
        if (Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1")
            Assert.InRange(clock.Elapsed.TotalSeconds, 0, Seconds);
    }

    private void Write(string name, int shift)
    {
        Directory.CreateDirectory(_folder[name]);
        (string Name, int Subtasks, int Items)[] benchmarks = [("mmlu", 57, 14_042), ("bbh", 27, 6_511), ("math", 7, 5_000), ("mbpp", 1, 500), ("humaneval", 1, 164)];
        File.WriteAllBytes(RunFolder.ManifestIn(_folder[name]), ComparedRuns.Manifest(name, [.. benchmarks.Select(b => ComparedRuns.Plan(b.Name, b.Items))]).ToJson());
        using var journal = JournalWriter.Open(RunFolder.JournalIn(_folder[name]), TimeProvider.System);
        journal.Append([.. benchmarks.SelectMany(b => Enumerable.Range(0, b.Items).SelectMany(i => Records(b.Name, b.Subtasks, i, shift)))]);
    }

    private static JournalEntry[] Records(string benchmark, int subtasks, int i, int shift)
    {
        var subtask = FormattableString.Invariant($"s{i % subtasks}");
        return
        [
            new JournalEntry($"{benchmark}{i}c", i, ComparedRuns.Choice(benchmark, subtask, i, (i + (i % 50 == 0 ? shift : 0)) % 2 == 0, 0.3)),
            new JournalEntry($"{benchmark}{i}l", i, ComparedRuns.Loss(benchmark, subtask, i, 1 + (i % 7 * 0.1) + (shift * 0.001 * (i % 3)))),
        ];
    }
}
