namespace DensingLaw.Evaluation.Grading;

/// <summary>Where in a completion the answer was found.</summary>
public enum MathAnswerSource
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>In <c>Final Answer: The final answer is … I hope it is correct.</c></summary>
    FinalAnswer,

    /// <summary>In the last <c>\boxed</c>.</summary>
    Box,

    /// <summary>Behind the last <c>answer is</c>.</summary>
    AnswerIs,
}
