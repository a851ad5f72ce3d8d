using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation.Tests.Loss;

public sealed class LossTextsTests
{
    private static readonly BenchmarkItem s_item = new()
    {
        Id = "x/0",
        Subtask = "x",
        PromptPrefix = "shots ",
        Question = "question:",
        Continuations = [" A", " B"],
        GoldIndex = 1,
        Target = "gold",
        Source = new MmluQuestion("question", ["41", " 42"], 1),
    };

    [Fact]
    public void Of_MmluItem_IsTheLetterAndTheChoicesOwnText()
    {
        var texts = LossTexts.Of("mmlu", s_item, LossTexts.Kinds("mmlu"));

        Assert.Equal([(LossKind.Letter, " B"), (LossKind.Text, "  42")], texts.Select(t => (t.Kind, t.Continuation)));
        Assert.All(texts, t => Assert.Equal(("mmlu", "x", "x/0", "shots question:"), (t.Benchmark, t.Subtask, t.Item, t.Context)));
    }

    [Theory]
    [InlineData("bbh", LossKind.Answer, " the answer is gold")]
    [InlineData("math", LossKind.Solution, " gold")]
    [InlineData("humaneval", LossKind.Program, "gold")]
    [InlineData("mbpp", LossKind.Program, "gold")]
    public void Of_OtherItem_IsTheGoldAnswerWithItsDelimiter(string benchmark, LossKind kind, string continuation)
    {
        var text = Assert.Single(LossTexts.Of(benchmark, s_item, LossTexts.Kinds(benchmark)));
        Assert.Equal((kind, continuation), (text.Kind, text.Continuation));
        Assert.Equal([kind], LossTexts.Kinds(benchmark));
    }

    [Fact]
    public void Kinds_OfEveryBenchmark_AreKnown()
    {
        Assert.All(BenchmarkCatalog.Protocols.Keys, b => Assert.NotEmpty(LossTexts.Kinds(b)));
        Assert.Throws<ConfigurationException>(() => LossTexts.Kinds("arc"));
    }
}
