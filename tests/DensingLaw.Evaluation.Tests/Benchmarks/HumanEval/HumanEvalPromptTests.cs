using DensingLaw.Evaluation.Benchmarks.HumanEval;

namespace DensingLaw.Evaluation.Tests.Benchmarks.HumanEval;

/// <summary>Prompts of the real release against those of lm-evaluation-harness 0.4.13.</summary>
public sealed class HumanEvalPromptTests
{
    [Fact]
    public void Items_AllPrompts_HaveTheGoldenHashAndLength() => PromptGoldens.AssertAllHashes(Load(), 164);

    [Fact]
    public void Items_Examples_EqualTheGoldenText() => PromptGoldens.AssertExamples(Load(), 2);

    [Fact]
    public void Items_Source_HasTestAndProgram()
    {
        var benchmark = Load();
        PromptGoldens.AssertGeneration(benchmark);
        Assert.All(benchmark.Items(), item =>
        {
            var problem = Assert.IsType<HumanEvalProblem>(item.Source);
            Assert.Equal(item.Id, problem.TaskId);
            Assert.Equal(problem.CanonicalSolution, item.Target);
            Assert.Contains($"def {problem.EntryPoint}(", item.Prompt, StringComparison.Ordinal);
            Assert.Contains("def check(candidate):", problem.Test, StringComparison.Ordinal);
        });
    }

    private static DensingLaw.Evaluation.Benchmarks.Benchmark Load() => PromptGoldens.Load("humaneval", "humaneval/HumanEval.jsonl.gz");
}
