namespace DensingLaw.Evaluation.Planning;

/// <summary>How soon completions end, from some that were begun: not all of them need have ended.</summary>
/// <param name="Ended">Those that ended by themselves.</param>
/// <param name="Tokens">Tokens written in all of them.</param>
public readonly record struct CompletionEnds(long Ended, long Tokens)
{
    /// <summary>
    /// Tokens that a completion has on average when it is cut off at <paramref name="most"/>: (1 − (1 − h)^most) / h, with h = ended / tokens, the chance that a
    /// token is the last one. That is the likeliest h where every token is equally likely to be the last (the estimator of a constant hazard from censored
    /// lifetimes). Where none has ended this is <paramref name="most"/>.
    /// </summary>
    public double MeanTokens(int most)
    {
        if (Ended == 0)
            return most;
        var hazard = Math.Min(1, (double)Ended / Tokens);
        return (1 - Math.Pow(1 - hazard, most)) / hazard;
    }
}
