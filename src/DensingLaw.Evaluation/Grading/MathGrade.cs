namespace DensingLaw.Evaluation.Grading;

/// <summary>How a MATH completion was graded.</summary>
/// <param name="Answer">The answer that was found, as it is written.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="Correct">It is the gold answer: the default score.</param>
/// <param name="Rule">What decided: <c>exact-string</c>, <c>canonical-form</c>, <c>numeric</c>, <c>decimal-approximation</c>, <c>text</c>; of wrong answers
/// <c>different</c>, <c>unparsed</c>, <c>undefined</c>, <c>out-of-steps</c>, <c>too-long</c>, <c>no-answer</c>.</param>
/// <param name="Compatible">lm-evaluation-harness 0.4.13 would count it right.</param>
/// <param name="CompatibleRule">What decided that, in the same words.</param>
public sealed record MathGrade(
    ExtractedAnswer Answer, MathAnswerSource Source, bool Correct, string Rule, bool Compatible, string CompatibleRule);
