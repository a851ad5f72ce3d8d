namespace DensingLaw.Inference;

/// <summary>How generation is batched. No setting changes a completion before the first near-tie of two tokens.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Rows that are continued at a time, at least 1; null takes the engine's preference.</summary>
    public int? Rows { get; init; }

    /// <summary>Own tokens of prompts in one forward, at least 1; null takes the engine's preference.</summary>
    public int? BatchTokens { get; init; }

    /// <summary>Whether a token prefix that prompts have in common is computed once.</summary>
    public bool SharePrefixes { get; init; } = true;

    /// <summary>Whether to return each token's margin, which costs a search for the second-best token at every step.</summary>
    public bool Margins { get; init; }
}
