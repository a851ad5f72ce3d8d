using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class BoxedAnswerTests
{
    [Theory]
    [InlineData("First \\boxed{1}. No: \\boxed{\\frac{1}{2}}.", "\\frac{1}{2}")]
    [InlineData("so \\fbox{7}", "7")]
    [InlineData("\\boxed{}", "")]
    public void Extract_LastBox_IsTheAnswer(string completion, string answer) =>
        Assert.Equal(new ExtractedAnswer(answer, AnswerOutcome.Extracted), BoxedAnswer.Extract(completion));

    [Theory]
    [InlineData("")]
    [InlineData("The answer is 7.")]
    [InlineData("\\boxed{1} and then \\boxed{\\frac{1}{2}")]
    public void Extract_NoBoxOrAnOpenOne_IsInvalid(string completion) =>
        Assert.Equal(new ExtractedAnswer("[invalidanswer]", AnswerOutcome.Invalid), BoxedAnswer.Extract(completion));
}
