using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;

namespace DensingLaw.Evaluation.Tests.Benchmarks.Bbh;

/// <summary>Prompts of the real release against those of lm-evaluation-harness 0.4.13.</summary>
public sealed class BbhPromptTests
{
    [Fact]
    public void Items_AllPrompts_HaveTheGoldenHashAndLength() => PromptGoldens.AssertAllHashes(Load(), 6511);

    [Fact]
    public void Items_Examples_EqualTheGoldenText() => PromptGoldens.AssertExamples(Load(), 6);

    [Fact]
    public void Items_Source_HasTheTarget()
    {
        var benchmark = Load();
        PromptGoldens.AssertGeneration(benchmark);
        Assert.All(benchmark.Items(), item => Assert.Equal(item.Target, Assert.IsType<BbhExample>(item.Source).Target));
        Assert.Equal(27, benchmark.Subtasks.Count);
        Assert.Equal(
            [("causal_judgement", 187), ("penguins_in_a_table", 146), ("snarks", 178)],
            benchmark.Subtasks.Where(s => s.Items.Count != 250).Select(s => (s.Name, s.Items.Count)));
        Assert.DoesNotContain(benchmark.Items(), i => i.Prompt.Contains("canary", StringComparison.Ordinal));
    }

    private static Benchmark Load() => PromptGoldens.Load("bbh", "bbh/README.md");
}
