namespace DensingLaw.Evaluation.Grading;

/// <summary>Grades completions of BBH (PROTOCOLS 2.2).</summary>
public static class BbhGrader
{
    /// <summary>Grades one completion.</summary>
    /// <param name="completion">What the model wrote, already cut at the protocol's stop strings.</param>
    /// <param name="target">The release's answer.</param>
    public static BbhGrade Grade(string completion, string target)
    {
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentNullException.ThrowIfNull(target);
        var strict = BbhStrictExtraction.Extract(completion);
        var lenient = BbhLenientExtraction.Extract(completion);
        return new BbhGrade(
            strict, strict.Outcome == AnswerOutcome.Extracted && strict.Text == target,
            lenient, lenient.Outcome == AnswerOutcome.Extracted && BbhLenientExtraction.Same(lenient.Text, target));
    }
}
