namespace DensingLaw.Density;

/// <summary>A model's parameters.</summary>
/// <param name="Total">All, above 0.</param>
/// <param name="Active">Those that one token uses; null where not known.</param>
/// <param name="NonEmbedding">Without input embeddings and output head, N of the density; null where not known.</param>
public sealed record RegistryParameters(long Total, long? Active, long? NonEmbedding);
