namespace DensingLaw.Evaluation.Grading;

/// <summary>How a BBH completion was graded, by both extractions.</summary>
/// <param name="Strict">The answer as lm-evaluation-harness finds it.</param>
/// <param name="StrictCorrect">It is the target, character by character.</param>
/// <param name="Lenient">The answer whatever its writing.</param>
/// <param name="LenientCorrect">It is the target, letter case, commas and the width of blanks aside.</param>
public sealed record BbhGrade(ExtractedAnswer Strict, bool StrictCorrect, ExtractedAnswer Lenient, bool LenientCorrect);
