using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Cases worked by hand through mmlu_generative's filters and its exact match (lm-evaluation-harness 0.4.13).</summary>
public sealed class GenerativeChoiceGraderTests
{
    [Theory]
    [InlineData(" B", "B", true)]
    [InlineData("b", "b", true)]
    [InlineData(" (B)", "(B)", true)]
    [InlineData(" **b.**  ", "**b.**", true)]
    [InlineData("\tB\r", "B", true)]
    [InlineData(" B\nThe reason is", "B", true)]
    [InlineData(" B\u0000", "B\u0000", true)]
    // A blank that is left between letter and punctuation is no punctuation.
    [InlineData(" B .", "B .", false)]
    [InlineData(" B. The second", "B. The second", false)]
    [InlineData(" The answer is B", "The answer is B", false)]
    [InlineData(" BB", "BB", false)]
    [InlineData(" A", "A", false)]
    [InlineData("\nB", "", false)]
    [InlineData("  ", "", false)]
    // Only ASCII punctuation is passed over, and full-width letters are other letters.
    [InlineData("B。", "B。", false)]
    [InlineData("Ｂ", "Ｂ", false)]
    public void Grade_Completion_IsItsFirstLineWithoutPunctuation(string completion, string answer, bool correct)
    {
        var grade = GenerativeChoiceGrader.Grade(completion, "B");

        Assert.Equal(answer, grade.Answer.Text);
        Assert.Equal(correct, grade.Correct);
        Assert.Equal(answer.Length == 0 ? AnswerOutcome.Invalid : AnswerOutcome.Extracted, grade.Answer.Outcome);
    }
}
