namespace DensingLaw.Inference;

/// <summary>What generation cost so far.</summary>
/// <param name="PromptTokens">Tokens of all prompts, each counted whole.</param>
/// <param name="ComputedTokens">Prompt tokens the engine was given.</param>
/// <param name="NewTokens">Tokens written.</param>
/// <param name="Steps">Steps, each of one token a row.</param>
/// <param name="PromptSeconds">Wall time in the engine on prompts.</param>
/// <param name="StepSeconds">Wall time in the engine on steps.</param>
/// <param name="Completions">Completions written.</param>
/// <param name="Ends">Where they ended; null where nobody counts.</param>
public readonly record struct GenerationStatistics(
    long PromptTokens, long ComputedTokens, long NewTokens, long Steps, double PromptSeconds, double StepSeconds, long Completions = 0, CompletionEnds? Ends = null);
