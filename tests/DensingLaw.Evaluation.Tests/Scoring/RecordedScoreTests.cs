using DensingLaw.Evaluation.Scoring;

namespace DensingLaw.Evaluation.Tests;

public sealed class RecordedScoreTests
{
    private static readonly Dictionary<string, string> s_categories = new() { ["a"] = "stem", ["b"] = "other", ["c"] = "stem" };

    [Fact]
    public void Of_UnequalSubtasks_GivesMicroAndMacro()
    {
        // 3 of 4 right in one sub-task, 0 of 1 in another, 1 of 1 in a third: micro 4/6, macro (0.75 + 0 + 1) / 3.
        var score = RecordedScore.Of(
            [Record("a", true), Record("a", true), Record("a", true), Record("a", false), Record("b", false), Record("c", true)], s_categories);
        Assert.Equal(4.0 / 6, score.Micro.Mean, 15);
        Assert.Equal(1.75 / 3, score.Macro, 15);
        // Only sub-task a has a variance: 0.25 with 3 degrees of freedom; pooled over 6 items √(0.25 / 6).
        Assert.Equal(Math.Sqrt(0.25 / 6), score.Micro.StandardError!.Value, 14);
        Assert.Equal(["a", "b", "c"], score.Subtasks.Select(s => s.Name));
        Assert.Null(score.Subtasks[1].Score.StandardError);
        Assert.Equal([("stem", 0.8), ("other", 0)], score.Categories.Select(c => (c.Key, c.Value.Mean)));
        Assert.Equal(1, score.Truncated);
    }

    private static ChoiceRecord Record(string subtask, bool correct) => new()
    {
        Benchmark = "mmlu",
        Subtask = subtask,
        Item = "x",
        PromptSha256 = "p",
        PromptTokens = 3,
        LogLikelihoods = [-1, -2],
        IsGreedy = [true, false],
        Gold = correct ? 0 : 1,
        Truncated = subtask == "b",
        BoundaryMerged = false,
    };
}
