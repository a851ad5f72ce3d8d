namespace DensingLaw.Inference;

/// <summary>A prompt to continue.</summary>
/// <param name="Prompt">At least one token; with the new tokens it must fit the model.</param>
/// <param name="MaxNewTokens">Tokens to write at most, at least 1.</param>
/// <param name="StopStrings">Texts that end the completion and are cut off with all that follows; none is empty.</param>
public sealed record GenerationRequest(ReadOnlyMemory<int> Prompt, int MaxNewTokens, IReadOnlyList<string> StopStrings)
{
    /// <summary>How tokens are drawn; null for the most probable token at each step.</summary>
    public SamplingParameters? Sampling { get; init; }

    /// <summary>What ends a model's thinking (<c>&lt;/think&gt;</c>): stop strings count only after its last occurrence. Null for models that do not think.</summary>
    public string? EndOfThinking { get; init; }
}
