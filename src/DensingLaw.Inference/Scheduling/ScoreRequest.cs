namespace DensingLaw.Inference;

/// <summary>A continuation to score given a context, both as token ids (see <c>ContinuationEncoder</c> for the seam).</summary>
/// <param name="Context">At least one token.</param>
/// <param name="Continuation">At least one token.</param>
public sealed record ScoreRequest(ReadOnlyMemory<int> Context, ReadOnlyMemory<int> Continuation)
{
    /// <summary>
    /// Whether the result is known already. Such a request is not scored; it only takes part in the plan, so that a resumed run forms the prefixes of an
    /// undisturbed one and computes the same numbers.
    /// </summary>
    public bool IsKnown { get; init; }

    /// <summary>Whether to count the tokens that are likelier than the continuation's first one.</summary>
    public bool WantsRank { get; init; }
}
