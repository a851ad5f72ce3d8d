using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Tests.Benchmarks;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class BbhGraderTests
{
    [Theory]
    [InlineData("So the answer is (B).", "(B)")]
    [InlineData("So the answer is (B)", "(B")]
    [InlineData("So the answer is (B). ", "(B).")]
    [InlineData("So the answer is **(B)**.", "**(B)**")]
    [InlineData("So the answer is (A).\nSo the answer is (B).", "(A)")]
    [InlineData("the answer is \nthe answer is (C).", "(C)")]
    [InlineData("the answer is .", "")]
    [InlineData("the answer is (D)\ud83d\ude00", "(D)")] // one character, two units
    public void Grade_Strict_IsTheHarnesss(string completion, string expected) =>
        Assert.Equal(new ExtractedAnswer(expected, AnswerOutcome.Extracted), BbhGrader.Grade(completion, "(B)").Strict);

    [Theory]
    [InlineData("So the answer is (B).", "(B)")]
    [InlineData("So the answer is (B)", "(B)")]
    [InlineData("So the answer is (B). ", "(B)")]
    [InlineData("So the answer is **(B)**.", "(B)")]
    [InlineData("**So the answer is (B).**", "(B)")]
    [InlineData("The Answer Is: B", "(B)")]
    [InlineData("the answer is B) the second.", "(B)")]
    [InlineData("the answer is (B) the second. It is clear.", "(B)")]
    [InlineData("At first the answer is (A). But wait, the answer is (B).", "(B)")]
    [InlineData("the answer is:\n\n(B)", "(B)")]
    [InlineData("the answer is $\\boxed{\\text{(B)}}$.", "(B)")]
    [InlineData("the answer is \\(-5\\).", "-5")]
    [InlineData("the answer is \"] ) ]\".", "] ) ]")]
    [InlineData("the answer is `} ] >`", "} ] >")]
    [InlineData("the answer is invalid. This is because of the above.", "invalid")]
    [InlineData("the answer is \\boxed{}}.", "}")]
    [InlineData("the answer is (C). The answer isn't (A).", "(C)")]
    public void Grade_Lenient_IsTheAnswer(string completion, string expected) =>
        Assert.Equal(new ExtractedAnswer(expected, AnswerOutcome.Extracted), BbhGrader.Grade(completion, "(B)").Lenient);

    [Theory]
    [InlineData("")]
    [InlineData("I think it should be (A).")]
    [InlineData("So the answer is ")]
    [InlineData("So the answer is")]
    [InlineData("the answer is \\boxed{}")]
    public void Grade_NoAnswer_IsInvalidAndWrong(string completion)
    {
        var grade = BbhGrader.Grade(completion, "[invalid]");

        Assert.Equal(AnswerOutcome.Invalid, grade.Lenient.Outcome);
        Assert.False(grade.LenientCorrect);
        Assert.False(BbhGrader.Grade("nothing", "[invalid]").StrictCorrect);
    }

    [Theory]
    [InlineData("the answer is yes", "Yes", true)]
    [InlineData("the answer is apple,  pear, zoo.", "apple pear zoo", true)]
    [InlineData("the answer is pear apple.", "apple pear", false)]
    [InlineData("the answer is 12.", "1", false)]
    public void Grade_Lenient_CaseCommasAndBlanksDoNotCount(string completion, string target, bool correct) =>
        Assert.Equal(correct, BbhGrader.Grade(completion, target).LenientCorrect);

    [Fact]
    public void Grade_Goldens_StrictIsEqual()
    {
        var rows = GraderGoldens.Rows("bbh_extract.jsonl.gz").ToList();

        Assert.Equal(100, rows.Count);
        foreach (var row in rows)
        {
            var cut = BbhGrader.Grade(row.Text("after_stop"), row.Text("target"));
            Assert.Equal(row.Text("filtered"), cut.Strict.Text);
            Assert.Equal(row.GetProperty("exact_match").GetDouble(), cut.StrictCorrect ? 1 : 0);
            Assert.Equal(row.Text("filtered_without_stop"), BbhGrader.Grade(row.Text("raw"), row.Text("target")).Strict.Text);
        }
    }

    /// <summary>
    /// Missed are the forms without an answer, with a wrong one, with the target first and another answer last, and with a letter after the target.
    /// The goldens state no expectation for the lenient answer: this is the target's.
    /// </summary>
    [Fact]
    public void Grade_Goldens_LenientMissesOnlyFormsWithoutTheTarget()
    {
        string[] without = ["combining", "empty", "just_prefix", "just_prefix_dot", "multi_line_qword", "none", "two_answers_lines", "wrong"];
        var graded = GraderGoldens.Rows("bbh_extract.jsonl.gz")
            .Select(r => (Form: r.Text("form"), Grade: BbhGrader.Grade(r.Text("after_stop"), r.Text("target")))).ToList();

        var missed = graded.Where(g => !g.Grade.LenientCorrect).Select(g => g.Form).Distinct().Order(StringComparer.Ordinal);
        var lost = graded.Where(g => g.Grade is { StrictCorrect: true, LenientCorrect: false }).Select(g => g.Form).Distinct();

        Assert.Equal(without, missed);
        Assert.Equal(["two_answers_lines"], lost);
        Assert.Equal((38, 83), (graded.Count(g => g.Grade.StrictCorrect), graded.Count(g => g.Grade.LenientCorrect)));
    }

    [Theory]
    [InlineData("So the answer is {0}.")]
    [InlineData("So the answer is {0}")]
    [InlineData("**So the answer is: {0}.**")]
    [InlineData("The answer is **{0}**.\r\nMore.")]
    [InlineData("The answer is $\\boxed{{0}}$.")]
    [InlineData("The answer is \"{0}\". It is clear.")]
    public void Grade_EveryTargetOfTheRelease_IsFoundInEveryForm(string form)
    {
        var items = PromptGoldens.Load("bbh", "bbh/README.md").Items().ToList();

        Assert.Equal(6511, items.Count);
        Assert.All(items, item => Assert.True(
            BbhGrader.Grade(form.Replace("{0}", item.Target, StringComparison.Ordinal), item.Target).LenientCorrect, $"{item.Id}: {item.Target}"));
    }
}
