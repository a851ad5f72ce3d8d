namespace DensingLaw.Evaluation.Tests;

public sealed class BenchmarkScoreTests
{
    [Fact]
    public void Of_UnequalSubtasks_GivesMicroAndMacro()
    {
        // 3 of 4 right in one sub-task, 0 of 1 in the other: micro 3/5, macro (0.75 + 0) / 2.
        var score = BenchmarkScore.Of("mmlu", [Record("a", true), Record("a", true), Record("a", true), Record("a", false), Record("b", false)]);
        Assert.Equal(0.6, score.Overall.Score, 15);
        Assert.Equal(0.375, score.MacroScore, 15);
        // Standard deviation of {1,1,1,0,0} is √0.3; over √5 it is 0.244949.
        Assert.Equal(0.2449489742783178, score.Overall.StandardError!.Value, 14);
        Assert.Equal(["a", "b"], score.Subtasks.Select(s => s.Name));
        Assert.Null(score.Subtasks[1].StandardError);
        Assert.Equal(1, score.Truncated);
    }

    [Fact]
    public void WilsonInterval_PublishedExample_Agrees()
    {
        // 81 of 263 at 90 %: Newcombe (1998) gives 0.2553 to 0.3662 at 95 %; at 90 % the interval lies inside it and around the proportion.
        var (lower, upper) = WilsonInterval.Of(81, 263);
        Assert.InRange(lower, 0.2553, 81.0 / 263);
        Assert.InRange(upper, 81.0 / 263, 0.3662);
        // Both ends solve |p − π| = z·√(π(1−π)/n), the definition of the score interval.
        foreach (var end in (double[])[lower, upper])
            Assert.Equal(1.6448536269514722, Math.Abs((81.0 / 263) - end) / Math.Sqrt(end * (1 - end) / 263), 10);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(10, 1.0)]
    public void WilsonInterval_AtTheEnds_StaysInside(int correct, double bound)
    {
        var (lower, upper) = WilsonInterval.Of(correct, 10);
        Assert.Equal(bound, correct == 0 ? lower : upper);
        Assert.True(upper > lower);
    }

    private static ChoiceRecord Record(string subtask, bool correct) => new()
    {
        Benchmark = "mmlu", Subtask = subtask, Item = "x", PromptSha256 = "p", PromptTokens = 3, LogLikelihoods = [-1, -2], IsGreedy = [true, false],
        Gold = correct ? 0 : 1, Truncated = subtask == "b", BoundaryMerged = false,
    };
}
