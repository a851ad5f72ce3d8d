using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading.Compatible;
using DensingLaw.Evaluation.Grading.Latex;

namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// Grades completions of MATH (PROTOCOLS 2.3) by mathematics, and as lm-evaluation-harness 0.4.13 does. Verdicts depend on the texts alone: the work is bounded
/// by steps, not by time, and any text gets a verdict. <c>MATH-GRADER.md</c> lists where the two part.
/// </summary>
public static class MathGrader
{
    /// <summary>Grades one completion.</summary>
    /// <param name="goldBox">The content of the gold solution's last box.</param>
    /// <param name="completion">What the model wrote, already cut at the protocol's stop strings.</param>
    /// <param name="form">Where the answer may stand, for both verdicts: a box, or for ours any place and for the harness's its phrase.</param>
    public static MathGrade Grade(string goldBox, string completion, AnswerForm form = AnswerForm.Any)
    {
        ArgumentNullException.ThrowIfNull(goldBox);
        ArgumentNullException.ThrowIfNull(completion);
        var box = form == AnswerForm.Box ? BoxedAnswer.Extract(completion) : null;
        var (answer, source) = box is null ? MathLenientExtraction.Extract(completion)
            : (box, box.Outcome == AnswerOutcome.Extracted ? MathAnswerSource.Box : MathAnswerSource.None);
        var (correct, rule) = answer.Outcome == AnswerOutcome.Extracted ? AnswerEquality.Compare(goldBox, answer.Text) : (false, MathRules.NoAnswer);
        var strict = box ?? MathAnswer.Extract(completion);
        var (compatible, compatibleRule) = HarnessGrade.Compare(MinervaNormalization.Normalize(goldBox), MinervaNormalization.Normalize(strict.Text));
        return new(answer, source, correct, rule, compatible, compatibleRule);
    }
}
