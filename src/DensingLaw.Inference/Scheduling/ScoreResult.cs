namespace DensingLaw.Inference;

/// <summary>A scored continuation.</summary>
/// <param name="LogLikelihood">Sum of the tokens' natural log-probabilities, added in double precision.</param>
/// <param name="TokenLogProbs">One per continuation token.</param>
/// <param name="IsGreedy">Whether every token was the most probable one.</param>
public sealed record ScoreResult(double LogLikelihood, float[] TokenLogProbs, bool IsGreedy)
{
    /// <summary>
    /// How many tokens are likelier than the continuation's only one, where that was asked for; the largest number there is for a continuation of several
    /// tokens, and where it was not asked for.
    /// </summary>
    public int Rank { get; init; } = int.MaxValue;
}
