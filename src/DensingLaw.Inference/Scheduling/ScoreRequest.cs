namespace DensingLaw.Inference;

/// <summary>A continuation to score given a context, both as token ids (see <c>ContinuationEncoder</c> for the seam).</summary>
/// <param name="Context">At least one token.</param>
/// <param name="Continuation">At least one token.</param>
public sealed record ScoreRequest(ReadOnlyMemory<int> Context, ReadOnlyMemory<int> Continuation);
