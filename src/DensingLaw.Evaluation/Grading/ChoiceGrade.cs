namespace DensingLaw.Evaluation.Grading;

/// <summary>How a written answer to a multiple-choice question was graded.</summary>
/// <param name="Answer">The answer as it was found; invalid where nothing was written.</param>
/// <param name="Correct">It is the right letter.</param>
public sealed record ChoiceGrade(ExtractedAnswer Answer, bool Correct);
