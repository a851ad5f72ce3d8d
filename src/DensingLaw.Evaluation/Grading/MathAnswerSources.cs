namespace DensingLaw.Evaluation.Grading;

/// <summary>The names of <see cref="MathAnswerSource"/> in results.</summary>
public static class MathAnswerSources
{
    /// <summary>One of <c>none</c>, <c>final-answer</c>, <c>box</c>, <c>answer-is</c>.</summary>
    /// <param name="source">A source.</param>
    public static string Name(MathAnswerSource source) => source switch
    {
        MathAnswerSource.None => "none",
        MathAnswerSource.FinalAnswer => "final-answer",
        MathAnswerSource.Box => "box",
        MathAnswerSource.AnswerIs => "answer-is",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "unknown source"),
    };
}
