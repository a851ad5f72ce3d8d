namespace DensingLaw.Density.Tests;

public sealed class TableTests
{
    [Fact]
    public void LossTable_WideAndLong_AreTheSame()
    {
        var wide = LossTable.Parse("parameters,tokens,MMLU_loss,BBH_loss\n1e7,1e8,0.5,0.6\n1e8,1e9,0.4,0.5\n", "wide.csv");
        var tall = LossTable.Parse("benchmark,parameters,tokens,loss\r\nmmlu,1e7,1e8,0.5\r\nbbh,1e7,1e8,0.6\r\nmmlu,1e8,1e9,0.4\r\nbbh,1e8,1e9,0.5\r\n", "tall.csv");

        Assert.Equal(wide.Benchmarks, tall.Benchmarks);
        Assert.All(wide.Benchmarks, b => Assert.Equal(wide.Points(b), tall.Points(b)));
        Assert.Throws<InvalidDataException>(() => wide.Points(BenchmarkAverage.MeanOfFive));
    }

    [Fact]
    public void LossTable_Average_IsTheNamedOne()
    {
        var table = LossTable.Parse("parameters,tokens,mmlu_loss,bbh_loss,math_loss,humaneval_loss,mbpp_loss\n1e7,1e8,0.1,0.2,0.3,0.4,0.6\n", "five.csv");

        Assert.Equal(0.32, table.Points(BenchmarkAverage.MeanOfFive)[0].Loss, 1e-12);
        Assert.Equal(0.275, table.Points(BenchmarkAverage.MeanOfCategories)[0].Loss, 1e-12);
        Assert.Equal(0.3, table.Points(BenchmarkAverage.WithoutHumanEval)[0].Loss, 1e-12);
    }

    [Fact]
    public void ScoreTable_ModelsNamed_AveragesByModel()
    {
        string[] keys = ["mmlu", "bbh", "math", "humaneval", "mbpp"];
        // Another order of models for every benchmark.
        var rows = keys.SelectMany((k, i) => new[] { "a", "b" }.Select(m => FormattableString.Invariant($"{k},{m},0.{(m == "a" ? 1 : 2)},{(m == "a" ? 50 : 30) + i}")).OrderBy(r => (r.Length + i) % 2));
        var table = ScoreTable.Parse("benchmark,model,loss,score\n" + string.Join('\n', rows), "scores.csv");

        var points = table.Points(BenchmarkAverage.MeanOfFive);

        Assert.Equal([52, 32], points.Select(p => Math.Round(p.ScorePercent, 9)).OrderDescending());
    }

    [Theory]
    [InlineData("parameters,tokens,a_loss\n1,2\n", "line 2: 2 fields; the header has 3")]
    [InlineData("parameters,tokens,a_loss\n1,2,-3\n", "line 2: parameters, tokens, losses and standard errors must be above 0")]
    [InlineData("tokens,a_loss\n1,2\n", "has no column parameters or nonembedding_params; it has tokens, a_loss")]
    [InlineData("parameters,tokens,a_loss\n", "has no rows under its header")]
    public void LossTable_Broken_NamesThePlace(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => LossTable.Parse(text, "x.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void PublishedPoints_AreTheMeasuredOnes()
    {
        Assert.All(PaperTables.Losses().Benchmarks, b => Assert.Equal(PaperTables.Losses().Points(b), PublishedPoints.Losses().Points(b)));
        Assert.All(PaperTables.Scores().Benchmarks, b => Assert.Equal(PaperTables.Scores().Points(b), PublishedPoints.Scores().Points(b)));
    }
}
