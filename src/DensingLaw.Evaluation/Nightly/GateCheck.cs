namespace DensingLaw.Evaluation.Nightly;

/// <summary>One gate of a night.</summary>
/// <param name="Name">The gate: <c>canary tokens</c>, <c>mmlu score</c>.</param>
/// <param name="Passed">Null where it tells nothing here.</param>
/// <param name="Message">What was found.</param>
public sealed record GateCheck(string Name, bool? Passed, string Message);
