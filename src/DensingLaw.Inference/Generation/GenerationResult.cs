namespace DensingLaw.Inference;

/// <summary>A completion.</summary>
/// <param name="Tokens">All new tokens, those of the stop string or the end of sequence included.</param>
/// <param name="Text">Their text without special tokens, before the stop is cut off.</param>
/// <param name="Completion">What is graded: thinking removed, cut before the first stop string.</param>
/// <param name="Stop">What ended it.</param>
/// <param name="Margins">
/// Log-probability of each token less that of the best other one, in nats, where the generator was asked for it: what is near 0 may differ on other hardware.
/// </param>
public sealed record GenerationResult(int[] Tokens, string Text, string Completion, StopReason Stop, float[] Margins);
