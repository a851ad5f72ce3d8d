using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mbpp;

namespace DensingLaw.Evaluation.Tests.Benchmarks.Mbpp;

/// <summary>Prompts of the real release against those of lm-evaluation-harness 0.4.13.</summary>
public sealed class MbppPromptTests
{
    [Fact]
    public void Items_AllPrompts_HaveTheGoldenHashAndLength() => PromptGoldens.AssertAllHashes(Load(), 500);

    [Fact]
    public void Items_Examples_EqualTheGoldenText() => PromptGoldens.AssertExamples(Load(), 2);

    [Fact]
    public void Items_Source_HasTestsAndProgram()
    {
        var benchmark = Load();
        PromptGoldens.AssertGeneration(benchmark);
        var tasks = benchmark.Items().Select(i => Assert.IsType<MbppTask>(i.Source)).ToList();

        Assert.Equal(Enumerable.Range(11, 500), tasks.Select(t => t.TaskId));
        Assert.Equal(tasks.Select(t => t.Code), benchmark.Items().Select(i => i.Target));
        Assert.All(tasks, t => Assert.Equal(3, t.Tests.Count));
        // Counted with Python's json module: only task 367 of the test split has set-up code; 499 programs have CR LF line ends.
        Assert.Equal([367], tasks.Where(t => t.TestSetupCode.Length > 0).Select(t => t.TaskId));
        Assert.Equal(499, tasks.Count(t => t.Code.Contains("\r\n", StringComparison.Ordinal)));
        Assert.Contains("\r\n", benchmark.Items().First().PromptPrefix, StringComparison.Ordinal);
    }

    private static Benchmark Load() => PromptGoldens.Load("mbpp", "mbpp/mbpp.jsonl");
}
