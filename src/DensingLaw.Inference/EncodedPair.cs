namespace DensingLaw.Inference;

/// <summary>A context and a continuation as token ids.</summary>
/// <param name="Context">Token ids the model is conditioned on.</param>
/// <param name="Continuation">Token ids to score; empty when the joint encoding left none (<paramref name="BoundaryMerged"/>).</param>
/// <param name="BoundaryMerged">Whether a token of the joint encoding straddles the seam, so that the context alone is not a prefix of it.</param>
public sealed record EncodedPair(int[] Context, int[] Continuation, bool BoundaryMerged);
