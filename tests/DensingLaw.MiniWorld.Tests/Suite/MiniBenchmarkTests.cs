using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.MiniWorld.Tests.Suite;

/// <summary>The committed files through the readers, protocols and graders of every run.</summary>
public sealed class MiniBenchmarkTests
{
    // A prompt of so many characters is about 45 tokens of the mini tokenizer, which leaves more than half of 128 for an answer.
    private const int MaxPromptCharacters = 120;

    public static TheoryData<string> Names => [.. CommittedSuite.Protocols.Keys];

    [Theory]
    [InlineData("mmlu", 600, 6)]
    [InlineData("bbh", 600, 6)]
    [InlineData("math", 560, 7)]
    [InlineData("humaneval", 400, 1)]
    [InlineData("mbpp", 300, 1)]
    public void Load_CommittedFiles_AreTheEditionThatTheProtocolKnows(string name, int items, int subtasks)
    {
        var benchmark = CommittedSuite.Load(name);

        Assert.Equal((items, subtasks), (benchmark.ItemCount, benchmark.Subtasks.Count));
        Assert.Empty(benchmark.Differences);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_ByTheOriginalProtocol_IsRefused(string name) =>
        Assert.ThrowsAny<Exception>(() => BenchmarkCatalog.Load(name, CommittedSuite.Folder));

    /// <summary>Prompts, answers and what losses are of, written out by hand from the first rows of the files.</summary>
    [Theory]
    [InlineData("mmlu", "pet/0", "question: what is the pet of vav? the pet of vav is", LossKind.Text, " parrot")]
    [InlineData("bbh", "boss/0", "Q: what is the pet of the boss of vek?\nA:", LossKind.Answer, " mib. the answer is mouse.")]
    [InlineData(
        "math", "test/intermediate_algebra/0.json", "Problem: h(x) = x^2 + 9 x + 4. find h(6).\nSolution:", LossKind.Solution,
        " 36, 90. the answer is \\boxed{94}.")]
    [InlineData(
        "humaneval", "HumanEval/0", "def f(a):\n    \"\"\"Return the sum of the donish numbers, each ruded.\"\"\"", LossKind.Program,
        "\n    return sum([v * 8 for v in a if 4 > v])")]
    [InlineData(
        "mbpp", "11", "# Write a function g to find the sum of the lekish numbers, each kered.\n", LossKind.Program,
        "def g(a):\n    r = 0\n    for v in a:\n        if v % 6 == 0:\n            r = r + v * v + 2\n    return r")]
    public void Item_OfEachBenchmark_HasPromptAndLossTarget(string name, string id, string prompt, LossKind kind, string continuation)
    {
        var item = CommittedSuite.Load(name).Items().Single(i => i.Id == id);

        Assert.Equal(prompt, item.Prompt);
        var text = Assert.Single(LossTexts.Of(name, item, [kind]));
        Assert.Equal((prompt, continuation), (text.Context, text.Continuation));
    }

    [Fact]
    public void Mmlu_ComparesTheChoicesTexts()
    {
        var benchmark = CommittedSuite.Load("mmlu");
        var item = benchmark.Items().Single(i => i.Id == "pet/0");

        Assert.Equal([" parrot", " sheep", " horse", " mouse"], item.Continuations);
        Assert.Equal((0, "parrot"), (item.GoldIndex, item.Target));
        Assert.Equal((ChoiceRule.Sum, true), (benchmark.Protocol.Choice, benchmark.Protocol.ComparesTexts));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Prompts_AreShortAndEachIsOnce(string name)
    {
        var prompts = CommittedSuite.Load(name).Items().Select(i => i.Prompt).ToList();

        Assert.Equal(prompts.Count, prompts.Distinct().Count());
        Assert.InRange(prompts.Max(p => p.Length), 1, MaxPromptCharacters);
    }

    [Fact]
    public void Bbh_ReferenceReasoning_IsGradedRight() =>
        Assert.All(CommittedSuite.Load("bbh").Items(), item =>
        {
            var written = LossTexts.Of("bbh", item, [LossKind.Answer])[0].Continuation;
            Assert.True(BbhGrader.Grade(written, item.Target).StrictCorrect, written);
            Assert.False(BbhGrader.Grade(written.Replace("the answer is ", "the answer is no", StringComparison.Ordinal), item.Target).StrictCorrect);
        });

    [Fact]
    public void Math_ReferenceSolution_IsGradedRight() =>
        Assert.All(CommittedSuite.Load("math").Items(), item =>
        {
            var gold = item.Target[(item.Target.IndexOf('{', StringComparison.Ordinal) + 1)..^2];
            Assert.True(MathGrader.Grade(gold, item.Target).Correct, item.Target);
            Assert.False(MathGrader.Grade(gold, item.Target.Replace("boxed{", "boxed{1", StringComparison.Ordinal)).Correct);
        });

    [Fact]
    public void Math_Levels_AllOccur() =>
        Assert.Equal([1, 2, 3, 4, 5], CommittedSuite.Load("math").Items().Select(i => ((MathProblem)i.Source!).Level).Distinct().Order());

    [Fact]
    public void Mmlu_Letters_AreEven()
    {
        var counts = CommittedSuite.Load("mmlu").Items().CountBy(i => i.GoldIndex!.Value).Select(c => c.Value).ToList();

        // 600 items at 1/4 each: 150, standard deviation 10.6.
        Assert.Equal(4, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 150 - 43, 150 + 43));
    }
}
