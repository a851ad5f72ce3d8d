namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Where an answer may stand in a completion.</summary>
public enum AnswerForm
{
    /// <summary>Wherever the grader finds one.</summary>
    Any,

    /// <summary>In a box, which the prompt asks for.</summary>
    Box,
}
