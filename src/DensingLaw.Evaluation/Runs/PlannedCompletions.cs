namespace DensingLaw.Evaluation;

/// <summary>How completions are written, as a run's plan states it.</summary>
/// <param name="Samples">Completions of each item, at least 1.</param>
/// <param name="Decoding">How tokens are chosen, in one line.</param>
/// <param name="Chat">Whether prompts are given as a user's message in the checkpoint's chat template.</param>
/// <param name="EndOfThinking">What ends a thinking model's thinking, which is not graded; null for others.</param>
public sealed record PlannedCompletions(int Samples, string Decoding, bool Chat, string? EndOfThinking);
