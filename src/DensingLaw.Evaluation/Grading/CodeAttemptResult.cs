using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Grading;

/// <param name="Failure">As <see cref="CodeGrade.Failure"/>.</param>
/// <param name="Loaded">The program ran to its end, and the tests began.</param>
/// <param name="Time">What the program used and waited.</param>
internal sealed record CodeAttemptResult(string? Failure, bool Loaded, ProcessorTime Time);
