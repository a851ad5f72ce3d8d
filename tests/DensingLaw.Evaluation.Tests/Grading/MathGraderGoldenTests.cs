using System.Diagnostics;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Verdicts over the goldens; <c>MATH-GRADER.md</c> lists every row that differs, with its reason.</summary>
public sealed class MathGraderGoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void Grade_EveryGold_IsRightAgainstItself()
    {
        var rows = GraderGoldens.Rows("math_gold.jsonl.gz").ToList();
        var wrong = rows.Where(r => !MathGrader.Grade(r.Text("gold_raw"), r.Text("resp")).Correct).Select(r => r.Text("unique_id"));

        Assert.Equal(5000, rows.Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Grade_Pairs_AgreeWithTheIntention()
    {
        var rows = GraderGoldens.Rows("math_pairs.jsonl.gz").ToList();
        var agreed = rows.Count(r => MathGrader.Grade(r.Text("gold_raw"), r.Text("resp")).Correct == r.GetProperty("intended_same").GetBoolean());

        output.WriteLine($"{agreed} of {rows.Count} agree");
        Assert.Equal(1000, rows.Count);
        Assert.True(agreed >= 980, $"{agreed} of 1000 agree");
    }

    /// <summary>All verdicts of both files take a second or so; the limit is for a loaded machine.</summary>
    [Fact]
    public void Grade_AllRows_TakesSeconds()
    {
        var rows = GraderGoldens.Rows("math_gold.jsonl.gz").Concat(GraderGoldens.Rows("math_pairs.jsonl.gz"))
            .Select(r => (Gold: r.Text("gold_raw"), Completion: r.Text("resp"))).ToList();

        var start = Stopwatch.GetTimestamp();
        var right = rows.Count(r => MathGrader.Grade(r.Gold, r.Completion).Correct);
        var elapsed = Stopwatch.GetElapsedTime(start);

        output.WriteLine($"{rows.Count / elapsed.TotalSeconds:F0} items a second, {right} right");
        Assert.True(elapsed < TimeSpan.FromSeconds(10), $"{elapsed.TotalSeconds:F1} s");
    }
}
