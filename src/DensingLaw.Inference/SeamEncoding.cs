namespace DensingLaw.Inference;

/// <summary>A context and a continuation as token ids, split where the context's own tokens and those of both together part.</summary>
public sealed record SeamEncoding
{
    /// <summary>What both encodings begin with; at least one token (the prefix token where they share none).</summary>
    public required int[] Context { get; init; }

    /// <summary>The joint encoding after <see cref="Context"/>; empty only when the tokenizer has no token for the continuation.</summary>
    public required int[] Scored { get; init; }

    /// <summary>The context's own tokens after <see cref="Context"/>; empty unless a token straddles the seam.</summary>
    public required int[] ContextRest { get; init; }

    /// <summary>White space moved from the context's end to the continuation's start, in UTF-8 bytes; 0 where the seam was left as given.</summary>
    public required int MovedBytes { get; init; }

    /// <summary>White space moved, in characters.</summary>
    public required int MovedSpaces { get; init; }

    /// <summary>Tokens of <see cref="Scored"/> that stand for text the vocabulary lacks.</summary>
    public required int UnknownTokens { get; init; }

    /// <summary>Whether the context's own tokens are not the start of the joint encoding, or nothing of it was left for the continuation.</summary>
    public required bool BoundaryMerged { get; init; }

    /// <summary>Tokens of the context encoded by itself, its prefix token included.</summary>
    public int ContextTokens => Context.Length + ContextRest.Length;
}
