namespace DensingLaw.Checkpoints;

/// <summary>Root-mean-square norm with a learned gain: x / √(mean(x²) + ε) · w.</summary>
/// <param name="Epsilon">ε, added to the mean square.</param>
public sealed record NormSpec(double Epsilon);
