namespace DensingLaw.Inference;

/// <summary>What a forward returned.</summary>
/// <param name="Predictions">For each row, one prediction per read.</param>
/// <param name="State">The extended prefix when it was asked for; the caller disposes it.</param>
public sealed record ForwardResult(IReadOnlyList<IReadOnlyList<Prediction>> Predictions, PrefixState? State);
