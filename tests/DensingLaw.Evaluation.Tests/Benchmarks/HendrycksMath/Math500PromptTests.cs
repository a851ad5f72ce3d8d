using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Benchmarks.HendrycksMath;

/// <summary>MATH-500 and the zero-shot protocol on the real releases.</summary>
public sealed class Math500PromptTests
{
    [Fact]
    public void Items_Minerva_AreThoseOfMath()
    {
        var math = Load("math", null).Items().ToDictionary(i => i.Id);

        var benchmark = Load("math500", null);

        Assert.Equal("math500/lm-eval-minerva-4shot", benchmark.Protocol.Id);
        Assert.Equal(500, benchmark.ItemCount);
        // Prompts of MATH are lm-eval's for all 5,000; minerva_math500 has the same yaml and other problems.
        Assert.All(benchmark.Items(), item => Assert.Equal((math[item.Id].Prompt, math[item.Id].Source), (item.Prompt, (MathProblem)item.Source! with { Row = null })));
        Assert.Equal(Enumerable.Range(0, 500), benchmark.Items().Select(i => ((MathProblem)i.Source!).Row!.Value).Order());
        // Counted with Python's json module.
        Assert.Equal(
            ["algebra 124", "counting_and_probability 38", "geometry 41", "intermediate_algebra 97", "number_theory 62", "prealgebra 82", "precalculus 56"],
            benchmark.Subtasks.Select(s => $"{s.Name} {s.Items.Count}"));
        Assert.Equal([43, 90, 105, 128, 134], benchmark.Items().GroupBy(i => ((MathProblem)i.Source!).Level).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Release_File_IsTheOneThatItsAuthorsPointTo()
    {
        // math500_test.lfs-pointer.txt of openai/prm800k names the file's SHA-256.
        var pointer = File.ReadAllLines(SharedFolder.Require("bench/math/math500_test.lfs-pointer.txt"));

        Assert.Contains("oid sha256:" + Load("math500", null).DataSha256, pointer);
    }

    [Theory]
    [InlineData("math500", 500)]
    [InlineData("math", 5000)]
    public void Items_Boxed_AskForABoxAndShowNoShots(string name, int count)
    {
        var benchmark = Load(name, name + "/boxed-0shot");

        var item = Assert.Single(benchmark.Items(), i => i.Id == "test/prealgebra/1302.json");
        Assert.Equal("Simplify $\\sqrt{242}$.\nPlease reason step by step, and put your final answer within \\boxed{}.", item.Prompt);
        Assert.Equal("11\\sqrt2", MathAnswer.LastBox(item.Target));
        Assert.Equal(count, benchmark.ItemCount);
        Assert.True(benchmark.Protocol.UsesChatTemplate);
        Assert.Empty(benchmark.Protocol.Generation!.StopStrings);
        Assert.Equal((2048, true), (benchmark.Protocol.Generation.MaxNewTokens, benchmark.Protocol.Generation.Greedy));
        Assert.False(Load(name, null).Protocol.UsesChatTemplate);
    }

    [Fact]
    public void Load_OtherShots_AreRefusedOrNoted()
    {
        using var copy = new MadeUpRelease();
        Directory.CreateDirectory(copy["math"]);
        File.Copy(SharedFolder.Require("bench/math/math500_test.jsonl"), copy["math/math500_test.jsonl"]);
        const string shots = "math/minerva_4shot_prompt.json";
        copy.Write(shots, File.ReadAllText(SharedFolder.Require("bench/" + shots)).Replace("I hope it is correct", "I think it is correct", StringComparison.Ordinal));

        copy.AssertRefused("math500", shots, "the shots make a prefix with SHA-256", "math500/lm-eval-minerva-4shot needs 57164f1d8a2f…");
        Assert.Single(copy.AssertDifference("math500", shots, "needs 57164f1d8a2f…").Differences);
    }

    private static Benchmark Load(string name, string? protocol) =>
        BenchmarkCatalog.Load(name, Path.Combine(Path.GetDirectoryName(SharedFolder.Require("bench/math/math500_test.jsonl"))!, ".."), protocol);
}
