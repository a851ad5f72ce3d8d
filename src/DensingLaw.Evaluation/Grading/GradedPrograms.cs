namespace DensingLaw.Evaluation.Grading;

/// <summary>What grading programs took so far.</summary>
/// <param name="Count">Programs graded.</param>
/// <param name="Starts">Sandboxes started for them; a failed program has a second one for the official check.</param>
/// <param name="CpuSeconds">The programs' own processor time, without the start of the interpreter.</param>
public readonly record struct GradedPrograms(long Count, long Starts, double CpuSeconds);
