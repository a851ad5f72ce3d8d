namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>How one attack ended.</summary>
/// <param name="Group">What it was after.</param>
/// <param name="Name">What it tried.</param>
/// <param name="Held">The sandbox held.</param>
/// <param name="Outcome"><c>contained</c>, <c>passed</c>, or why the program failed.</param>
/// <param name="DeceivesOfficialCheck">The benchmarks' own check would have passed the program.</param>
/// <param name="Seconds">From start to verdict.</param>
public sealed record AttackResult(AttackGroup Group, string Name, bool Held, string Outcome, bool DeceivesOfficialCheck, double Seconds);
