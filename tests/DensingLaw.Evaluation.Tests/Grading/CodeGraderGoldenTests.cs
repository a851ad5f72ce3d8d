using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;
using DensingLaw.Evaluation.Tests.Sandbox;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Verdicts of the official check on the releases' own programs and on changed ones (goldens/graders).</summary>
public sealed class CodeGraderGoldenTests
{
    /// <summary>The limit under which the goldens were made.</summary>
    private const double GoldenWallSeconds = 5;

    [Fact]
    public void Grade_GoldenPrograms_HaveTheOfficialVerdict()
    {
        var isSoak = Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1";
        var rows = GraderGoldens.Rows("code_gold.jsonl.gz").Concat(GraderGoldens.Rows("code_mutants.jsonl.gz")).ToList();
        // Programs that time out cost seconds each: a few of them in the suite, all in the soak.
        var chosen = isSoak ? rows : [.. rows.Where((r, i) => r.Text("verdict") == "timeout" ? i % 16 == 0 : i % 9 == 0 || r.Text("mutation") == "gold" && r.Text("task_id") is "367")];
        var sources = Sources();
        using var sandbox = StartedSandbox.Require(new SandboxOptions { WallSeconds = GoldenWallSeconds });
        using var grader = new CodeGrader(sandbox);
        var wrong = new ConcurrentBag<string>();
        var counts = new ConcurrentDictionary<string, int>();
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(chosen, new ParallelOptions { MaxDegreeOfParallelism = sandbox.Options.Degree }, row =>
        {
            var grade = grader.Grade(sources[row.Text("task_id")], row.Text("candidate"));
            var ours = grade.Failure ?? "";
            // A brute force of 2.6 processor seconds where this was written, over 30 s where the goldens were: the one verdict that the machine decides.
            if (row.Text("task_id") == "123" && ours.Length == 0 && row.Text("mutation") == "gold")
                ours = "timeout";
            var (theirs, id) = (row.Text("failure"), $"{row.Text("task_id")} {row.Text("mutation")}");
            if ((ours.Length == 0) != (row.Text("verdict") == "passed") || ours != theirs || grade.SuspiciousPass)
                wrong.Add($"{id}: {ours} for {theirs}, suspicious {grade.SuspiciousPass}");
            counts.AddOrUpdate(grade.Failure == "timeout" ? "timeout" : grade.Passed ? "passed" : "failed", 1, (_, n) => n + 1);
            if (grade.Retried)
                counts.AddOrUpdate("retried", 1, (_, n) => n + 1);
        });
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{chosen.Count} programs in {clock.Elapsed.TotalSeconds:0.0} s; {string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}"));
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong.Order(StringComparer.Ordinal)));
    }

    private static Dictionary<string, ReleaseItem> Sources()
    {
        var data = Path.GetDirectoryName(SharedFolder.Require("bench/humaneval"))!;
        SharedFolder.Require("bench/mbpp");
        var sources = HumanEvalRelease.Read(data, new ReleaseCheck(false)).Problems.ToDictionary(p => p.TaskId, ReleaseItem (p) => p);
        foreach (var task in MbppRelease.Read(data, new ReleaseCheck(false)).Tasks)
            sources.Add(task.TaskId.ToString(CultureInfo.InvariantCulture), task);
        return sources;
    }
}
