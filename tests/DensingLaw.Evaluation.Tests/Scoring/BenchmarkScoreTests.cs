using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Scoring;

namespace DensingLaw.Evaluation.Tests.Scoring;

public sealed class BenchmarkScoreTests
{
    private static readonly Subtask[] s_subtasks = [Made("one", "stem", 4), Made("two", "stem", 2), Made("three", "other", 2), Made("four", null, 1)];

    [Fact]
    public void Of_TwoSubtasks_IsHandWorked()
    {
        // {1,0,1,1} and {0,1}: micro 4/6, macro (3/4 + 1/2)/2; pooled error √((3/4 + 1/2)/4/6) = 0.2282177 (PROTOCOLS 2.0).
        var score = BenchmarkScore.Of(s_subtasks, Scores(("one", [1, 0, 1, 1]), ("two", [0, 1])));

        Assert.Equal(4.0 / 6, score.Micro.Mean, 1e-15);
        Assert.Equal(0.22821773, score.Micro.StandardError!.Value, 1e-8);
        Assert.Equal(6, score.Micro.Count);
        Assert.Equal(0.625, score.Macro, 1e-15);
        Assert.Equal(["one", "two"], score.Subtasks.Select(s => s.Name));
        Assert.Equal(0.25, score.Subtasks[0].Score.StandardError!.Value, 1e-15);
        Assert.Equal([[1, 0, 1, 1], [0, 1]], score.ItemScores);
    }

    [Fact]
    public void Of_Categories_AreMicroInsideThem()
    {
        var score = BenchmarkScore.Of(s_subtasks, Scores(("one", [1, 0, 1, 1]), ("two", [0, 0]), ("three", [1, 1]), ("four", [0])));

        Assert.Equal(["stem", "other"], score.Categories.Select(c => c.Key));
        Assert.Equal(0.5, score.Categories[0].Value.Mean, 1e-15);
        Assert.Equal(1, score.Categories[1].Value.Mean, 1e-15);
        Assert.Equal(5.0 / 9, score.Micro.Mean, 1e-15);
        Assert.Equal((0.75 + 0 + 1 + 0) / 4, score.Macro, 1e-15);
    }

    [Fact]
    public void Of_BadScores_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => BenchmarkScore.Of(s_subtasks, Scores()));
        Assert.Throws<ArgumentException>(() => BenchmarkScore.Of(s_subtasks, Scores(("one", [1, 2]))));
        Assert.Throws<ArgumentException>(() => BenchmarkScore.Of(s_subtasks, Scores(("one", [1, double.NaN]))));
        Assert.Throws<ArgumentException>(() => BenchmarkScore.Of(s_subtasks, Scores(("one", [1]), ("five", [1]))));
    }

    private static Dictionary<string, double> Scores(params (string Subtask, double[] Values)[] scores) =>
        scores.SelectMany(s => s.Values.Select((value, i) => (Id: $"{s.Subtask}/{i}", value))).ToDictionary(s => s.Id, s => s.value);

    private static Subtask Made(string name, string? category, int items) => new(name, category, [.. Enumerable.Range(0, items).Select(i =>
        new BenchmarkItem
        {
            Id = $"{name}/{i}",
            Subtask = name,
            PromptPrefix = "",
            Question = "",
            Continuations = [" A", " B"],
            GoldIndex = 0,
            Target = "A",
        })]);
}
