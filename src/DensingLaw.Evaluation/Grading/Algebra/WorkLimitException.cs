namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>An expression needs more steps than the budget holds. <see cref="MathGrader"/> turns it into a verdict; it never leaves the grader.</summary>
internal sealed class WorkLimitException() : Exception("the expression needs more steps than the budget holds");
