namespace DensingLaw.Inference;

/// <summary>A token and its natural log-probability.</summary>
public readonly record struct TokenLogProb(int Token, float LogProb);
