namespace DensingLaw.Inference;

/// <summary>How requests are grouped into forwards. No setting changes a score beyond 1e-4 nats.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Own tokens in one forward, at least 1; null takes the engine's preference. A longer row is computed in pieces of this size.</summary>
    public int? BatchTokens { get; init; }

    /// <summary>Whether token prefixes that requests have in common are computed once.</summary>
    public bool SharePrefixes { get; init; } = true;

    /// <summary>Bytes of attention scores in one forward; batches and pieces are made smaller to stay below it. Null takes the engine's preference.</summary>
    public long? ScoreBytes { get; init; }

    /// <summary>
    /// Tokens that computing a common prefix on its own must save. A forward costs about as much as this many tokens however few it has, since it reads
    /// all weights, and it splits batches. Default 128.
    /// </summary>
    public int MinimumSavedTokens { get; init; } = 128;
}
