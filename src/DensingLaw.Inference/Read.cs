namespace DensingLaw.Inference;

/// <summary>A position whose prediction is read.</summary>
/// <param name="Offset">Index into the row's own tokens; the prediction is of the token after it.</param>
/// <param name="Targets">Token ids whose log-probabilities are wanted; may be empty.</param>
public sealed record Read(int Offset, int[] Targets);
