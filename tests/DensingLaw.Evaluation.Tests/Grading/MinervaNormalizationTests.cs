using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class MinervaNormalizationTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("x = 5", "5")]
    [InlineData("$5$.", "5")]
    [InlineData("a dog", "dog")]
    [InlineData("12 ft", "12")]
    [InlineData("12ft", "12")]
    [InlineData(@"12\text{ cm}^2", "12")]
    [InlineData(@"30^\circ", "30")]
    [InlineData(@"\left( 1, 2 \right)", @"\left(1,2\right)")]
    [InlineData(@"(2,\infty)", @"(2,\infty)")]
    [InlineData(@"\square", @"\square")]
    [InlineData(@"\frac12", @"\frac{1}{2}")]
    [InlineData(@"\frac1{2}", @"\frac{1}{{}2}")] // as the harness has it
    [InlineData(@"\frac{1}{2}", @"\frac{1}{2}")]
    [InlineData(@"\sqrt2", @"\sqrt{2}")]
    [InlineData(@"\sqrt[3]{8}", @"\sqrt[3]{8}")]
    [InlineData(@"\sqrt[3]8", @"\sqrt[3]{8}")]
    [InlineData("1,000", "1000")]
    [InlineData("12,345,678", "12345678")]
    [InlineData("1,2", "1,2")]
    [InlineData("1234,567", "1234,567")]
    [InlineData(@"10{,}000", "10000")]
    [InlineData(@"\text{even}", "even")]
    [InlineData(@"\mbox{odd}", "odd")]
    [InlineData(@"\boxed{\frac{1}{2}}", @"\frac{1}{2}")]
    [InlineData("it is $3$ or $4$", "3")]
    public void Normalize_HandWorked_IsTheHarnessesForm(string answer, string expected) =>
        Assert.Equal(expected, MinervaNormalization.Normalize(answer));

    [Fact]
    public void Normalize_GoldAnswers_AreEqual()
    {
        var rows = 0;
        foreach (var row in GraderGoldens.Rows("math_gold.jsonl.gz").Concat(GraderGoldens.Rows("math_pairs.jsonl.gz")))
        {
            Assert.Equal(row.Text("gold_norm"), MinervaNormalization.Normalize(row.Text("gold_raw")));
            Assert.Equal(row.Text("pred_norm"), MinervaNormalization.Normalize(row.Text("unnormalized")));
            rows++;
        }

        Assert.Equal(6000, rows);
    }
}
