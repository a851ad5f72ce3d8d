using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Benchmarks.Mbpp;

/// <summary>The sanitized release: its prompts, written out by the rules of lm-evaluation-harness's mbpp_plus.</summary>
public sealed class SanitizedMbppPromptTests
{
    [Fact]
    public void Items_ATaskOfFourTests_ShowsThree()
    {
        var benchmark = Load();

        var item = Assert.Single(benchmark.Items(), i => i.Id == "58");
        Assert.Equal(
            """
            You are an expert Python programmer, and here is your task: Write a python function to check whether the given two integers have opposite sign or not. Your code should pass these tests:

            assert opposite_Signs(1,-2) == True
            assert opposite_Signs(3,2) == False
            assert opposite_Signs(-10,-10) == False
            [BEGIN]

            """,
            item.Question);
        // The shots are those of the full release, which equal lm-eval's.
        Assert.Equal(PromptGoldens.Load("mbpp", "mbpp/mbpp.jsonl").Items().First().PromptPrefix, item.PromptPrefix);
        var task = Assert.IsType<MbppTask>(item.Source);
        Assert.Equal("assert opposite_Signs(-2,2) == True", task.Tests[3]);
        Assert.Equal(task.Code, item.Target);
    }

    [Fact]
    public void Items_TheTestSplit_IsTasks11To510()
    {
        var tasks = Load().Items().Select(i => Assert.IsType<MbppTask>(i.Source)).ToList();

        // Counted with Python's json module.
        Assert.Equal(257, tasks.Count);
        Assert.Equal((11, 479), (tasks.Min(t => t.TaskId), tasks.Max(t => t.TaskId)));
        Assert.Equal(tasks.Select(t => t.TaskId).Order(), tasks.Select(t => t.TaskId));
        Assert.Equal([82, 85, 98, 124, 137, 139, 163, 233, 246, 248, 276, 300, 312], tasks.Where(t => t.TestImports.Count > 0).Select(t => t.TaskId));
        Assert.All(tasks.Where(t => t.TestImports.Count > 0), t => Assert.Equal(["import math"], t.TestImports));
        Assert.All(tasks, t => Assert.Equal("", t.TestSetupCode));
        Assert.All(tasks, t => Assert.InRange(t.Tests.Count, 3, 7));
    }

    private static Benchmark Load() => BenchmarkCatalog.Load(
        "mbpp-sanitized", Path.Combine(Path.GetDirectoryName(SharedFolder.Require("bench/mbpp/sanitized-mbpp.json"))!, ".."), "mbpp-sanitized/lm-eval-3shot");
}
