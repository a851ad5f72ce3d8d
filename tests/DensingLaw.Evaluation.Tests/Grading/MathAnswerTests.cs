using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Tests.Benchmarks;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class MathAnswerTests
{
    [Theory]
    [InlineData("So.\nFinal Answer: The final answer is $5$. I hope it is correct.", "$5$")]
    [InlineData("Final Answer: The final answer is $5$. ", "$5$")] // a blank before the appended sentence
    [InlineData("Final Answer: The final answer is $5$! I hope it is correct.", "$5$")] // any character stands for the stop
    [InlineData("Final Answer: The final answer is 1. I hope it is correct.\nFinal Answer: The final answer is 2. I hope it is correct.", "1")]
    [InlineData("Final Answer: The final answer is\nFinal Answer: The final answer is 2. I hope it is correct.", "2")]
    [InlineData("Final Answer: The final answer is. I hope it is correct.", "")]
    [InlineData("Final Answer: The final answer is 7\ud83d\ude00 I hope it is correct.", "7")] // one character, two units
    public void Extract_AnAnswer_IsFound(string completion, string expected) =>
        Assert.Equal(new ExtractedAnswer(expected, AnswerOutcome.Extracted), MathAnswer.Extract(completion));

    [Theory]
    [InlineData("")]
    [InlineData("Final Answer: The final answer is $5$.")]
    [InlineData("Final Answer: The final answer is $5$")]
    [InlineData("Final answer: The final answer is $5$. I hope it is correct.")]
    [InlineData("Final Answer: The final answer is $5$.\nI hope it is correct.")]
    [InlineData("The answer is \\boxed{5}.")]
    public void Extract_NoAnswer_IsInvalid(string completion) =>
        Assert.Equal(new ExtractedAnswer("[invalidanswer]", AnswerOutcome.Invalid), MathAnswer.Extract(completion));

    [Theory]
    [InlineData(@"so $\boxed{1}$, no: $\boxed{\frac{1}{2}}$.", @"\frac{1}{2}")]
    [InlineData(@"$\boxed 7$ and more", "7")]
    [InlineData(@"$\boxed 3$ or $\boxed{4}$", "3")]
    [InlineData(@"$\fbox{9}$", "9")]
    [InlineData(@"$\fbox{9} = \boxed{8}$", "8")]
    [InlineData(@"$\boxed{}$", "")]
    public void LastBox_ABox_IsItsContent(string solution, string expected) => Assert.Equal(expected, MathAnswer.LastBox(solution));

    [Theory]
    [InlineData("no box")]
    [InlineData(@"\boxed{1} then \boxed{2")]
    [InlineData(@"ends in \boxed")]
    [InlineData(@"\boxedx{1}")]
    public void LastBox_NoneOrOpen_IsNull(string solution) => Assert.Null(MathAnswer.LastBox(solution));

    [Fact]
    public void Extract_Goldens_AreEqual()
    {
        var rows = 0;
        foreach (var row in GraderGoldens.Rows("math_gold.jsonl.gz").Concat(GraderGoldens.Rows("math_pairs.jsonl.gz")))
        {
            var found = MathAnswer.Extract(row.Text("resp"));
            Assert.Equal(row.Text("unnormalized"), found.Text);
            Assert.Equal(row.Text("unnormalized") == "[invalidanswer]", found.Outcome == AnswerOutcome.Invalid);
            rows++;
        }

        Assert.Equal(6000, rows);
    }

    [Fact]
    public void LastBox_EverySolution_HasTheGoldenContent()
    {
        var golden = GraderGoldens.Rows("math_gold.jsonl.gz").ToDictionary(r => r.Text("unique_id"), r => r.Text("gold_raw"));

        var items = PromptGoldens.Load("math", "math/MATH_test.jsonl.gz").Items().ToList();

        Assert.Equal(5000, items.Count);
        Assert.All(items, item => Assert.Equal(golden[item.Id], MathAnswer.LastBox(item.Target)));
    }
}
