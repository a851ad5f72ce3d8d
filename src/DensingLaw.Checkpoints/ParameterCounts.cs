namespace DensingLaw.Checkpoints;

/// <summary>Exact parameter counts, read from the tensors.</summary>
/// <param name="Total">All parameters; a matrix shared by embedding and head counts once.</param>
/// <param name="NonEmbedding">Without input embeddings and output head: N of the Densing Law's reference family (PAPER B).</param>
/// <param name="Active">Non-embedding parameters that one token uses (all of them in a dense model).</param>
public sealed record ParameterCounts(long Total, long NonEmbedding, long Active);
