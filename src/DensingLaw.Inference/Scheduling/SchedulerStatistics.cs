namespace DensingLaw.Inference;

/// <summary>What scoring cost so far.</summary>
/// <param name="PromptTokens">Tokens of every distinct input sequence, each counted whole: what a harness that shares nothing between prompts computes.</param>
/// <param name="ComputedTokens">Tokens the engine was given.</param>
/// <param name="Forwards">Engine calls.</param>
/// <param name="EngineSeconds">Wall time inside the engine.</param>
public readonly record struct SchedulerStatistics(long PromptTokens, long ComputedTokens, long Forwards, double EngineSeconds)
{
    /// <summary>Tokens that did not have to be computed again.</summary>
    public long ReusedTokens => PromptTokens - ComputedTokens;
}
