namespace DensingLaw.Inference;

/// <summary>One row's own tokens and the positions whose predictions are read.</summary>
/// <param name="Tokens">At least one token id.</param>
/// <param name="Reads">In ascending order of <see cref="Read.Offset"/>; may be empty.</param>
public sealed record ForwardRow(ReadOnlyMemory<int> Tokens, IReadOnlyList<Read> Reads);
