namespace DensingLaw.Evaluation.Grading;

/// <summary>The answer found in a completion.</summary>
/// <param name="Text">The answer, which may be empty; where there is none, the marker that lm-evaluation-harness writes for it.</param>
/// <param name="Outcome">Whether there is one.</param>
public sealed record ExtractedAnswer(string Text, AnswerOutcome Outcome);
