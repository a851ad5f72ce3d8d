namespace DensingLaw.Inference;

/// <summary>One continuation token waiting for its log-probability.</summary>
/// <param name="Position">Index into the sequence of the token before it.</param>
/// <param name="Target">The continuation's token id.</param>
/// <param name="Request">Index of the request.</param>
/// <param name="Slot">Index into the request's continuation.</param>
internal readonly record struct PendingRead(int Position, int Target, int Request, int Slot);
