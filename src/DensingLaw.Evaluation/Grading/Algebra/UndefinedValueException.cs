namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>An expression has no value, such as 1/0. <see cref="MathGrader"/> turns it into a verdict; it never leaves the grader.</summary>
internal sealed class UndefinedValueException() : Exception("the expression has no value");
