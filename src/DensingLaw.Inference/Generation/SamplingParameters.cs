namespace DensingLaw.Inference;

/// <summary>How tokens are drawn.</summary>
/// <param name="Temperature">Log-probabilities are divided by it; more than 0.</param>
/// <param name="TopP">Only the most probable tokens that together reach this probability are drawn from; in (0, 1].</param>
/// <param name="Seed">Decides the draws, together with a token's place in its completion, and nothing else does.</param>
public sealed record SamplingParameters(double Temperature, double TopP, ulong Seed);
