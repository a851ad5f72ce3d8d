namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>A worked problem of the prompt.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Solution">The solution with its closing sentence.</param>
internal sealed record MathShot(string Problem, string Solution);
