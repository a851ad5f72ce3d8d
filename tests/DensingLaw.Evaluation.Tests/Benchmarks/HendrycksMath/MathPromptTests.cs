using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Benchmarks.HendrycksMath;

/// <summary>Prompts of the real release against those of lm-evaluation-harness 0.4.13.</summary>
public sealed class MathPromptTests
{
    [Fact]
    public void Items_AllPrompts_HaveTheGoldenHashAndLength() => PromptGoldens.AssertAllHashes(Load(), 5000);

    [Fact]
    public void Items_Examples_EqualTheGoldenText() => PromptGoldens.AssertExamples(Load(), 4);

    [Fact]
    public void Items_Source_HasTheSolution()
    {
        var benchmark = Load();
        PromptGoldens.AssertGeneration(benchmark);
        Assert.All(benchmark.Items(), item =>
        {
            var problem = Assert.IsType<MathProblem>(item.Source);
            Assert.Equal((item.Id, item.Subtask, item.Target), (problem.UniqueId, problem.Subject, problem.Solution));
            Assert.Contains("boxed", problem.Solution, StringComparison.Ordinal);
        });
        // Counted with Python's json module.
        Assert.Equal([1187, 474, 479, 903, 540, 871, 546], benchmark.Subtasks.Select(s => s.Items.Count));
        Assert.Equal([437, 894, 1131, 1214, 1324], benchmark.Items().GroupBy(i => ((MathProblem)i.Source!).Level).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Load_TheZip_GivesTheSameItems()
    {
        var zip = SharedFolder.Require("bench/math/MATH_test.zip");
        using var copy = new MadeUpRelease();
        Directory.CreateDirectory(copy["math"]);
        File.Copy(zip, copy["math/MATH_test.zip"]);
        File.Copy(SharedFolder.Require("bench/math/minerva_4shot_prompt.json"), copy["math/minerva_4shot_prompt.json"]);

        var benchmark = BenchmarkCatalog.Load("math", copy.DataFolder);

        Assert.Equal(Load().Items(), benchmark.Items(), (a, b) => a.Id == b.Id && a.Prompt == b.Prompt && Equals(a.Source, b.Source));
        Assert.NotEqual(Load().DataSha256, benchmark.DataSha256);
    }

    private static Benchmark Load() => PromptGoldens.Load("math", "math/MATH_test.jsonl.gz");
}
