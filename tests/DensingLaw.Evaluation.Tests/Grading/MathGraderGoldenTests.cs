using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class MathGraderGoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void Grade_EveryGold_IsRightAgainstItself()
    {
        var wrong = 0;
        foreach (var row in GraderGoldens.Rows("math_gold.jsonl.gz"))
        {
            var grade = MathGrader.Grade(row.Text("gold_raw"), row.Text("resp"));
            if (grade.Correct)
                continue;
            wrong++;
            output.WriteLine($"{row.Text("unique_id")}: {grade.Rule} {grade.Source} {row.Text("gold_raw")} | {grade.Answer.Text}");
        }

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Grade_Pairs_AgreeWithIntention()
    {
        var (agreed, verify) = (0, 0);
        foreach (var row in GraderGoldens.Rows("math_pairs.jsonl.gz"))
        {
            var grade = MathGrader.Grade(row.Text("gold_raw"), row.Text("resp"));
            var intended = row.GetProperty("intended_same").GetBoolean();
            var mv = row.GetProperty("math_verify").ToString();
            if (grade.Correct == (mv == "1")) verify++;
            if (grade.Correct == intended)
            {
                agreed++;
                continue;
            }
            output.WriteLine($"{row.Text("perturbation")}: ours {grade.Correct} by {grade.Rule} from {grade.Source}, mv {mv}: {row.Text("gold_raw")} | {row.Text("pred_text")} | {row.Text("resp")[..Math.Min(60, row.Text("resp").Length)]}");
        }

        output.WriteLine($"{agreed} agree with the intention, {verify} with math_verify");
        Assert.True(agreed >= 980, $"{agreed}");
    }
}
