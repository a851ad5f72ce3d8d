namespace DensingLaw.Evaluation.Grading;

/// <summary>Finds MATH answers that completions put in a box, as the protocols <c>boxed-0shot</c> ask for.</summary>
public static class BoxedAnswer
{
    private static readonly ExtractedAnswer s_none = new("[invalidanswer]", AnswerOutcome.Invalid);

    /// <summary>
    /// The content of a completion's last box, not normalised; found as the gold answers are found in the solutions. A box that is never closed, as
    /// where the limit of tokens was reached inside it, is no answer.
    /// </summary>
    public static ExtractedAnswer Extract(string completion) =>
        MathAnswer.LastBox(completion) is { } box ? new ExtractedAnswer(box, AnswerOutcome.Extracted) : s_none;
}
