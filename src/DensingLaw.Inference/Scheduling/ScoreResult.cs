namespace DensingLaw.Inference;

/// <summary>A scored continuation.</summary>
/// <param name="LogLikelihood">Sum of the tokens' natural log-probabilities, added in double precision.</param>
/// <param name="TokenLogProbs">One per continuation token.</param>
/// <param name="IsGreedy">Whether every token was the most probable one.</param>
public sealed record ScoreResult(double LogLikelihood, float[] TokenLogProbs, bool IsGreedy);
