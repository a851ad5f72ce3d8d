namespace DensingLaw.Evaluation.Sandbox;

/// <summary>What came of a request to a sandboxed process.</summary>
/// <param name="Outcome">Whether there is an answer.</param>
/// <param name="Payload">The answer; empty when there is none.</param>
internal readonly record struct SandboxReply(SandboxOutcome Outcome, byte[] Payload);
