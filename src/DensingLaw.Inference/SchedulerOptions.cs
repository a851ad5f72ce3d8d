namespace DensingLaw.Inference;

/// <summary>How requests are grouped into forwards. No setting changes a score beyond 1e-4 nats.</summary>
public sealed record SchedulerOptions
{
    /// <summary>Own tokens in one forward; null takes the engine's preference. A longer row is computed in pieces of this size.</summary>
    public int? BatchTokens { get; init; }

    /// <summary>Whether token prefixes that requests have in common are computed once.</summary>
    public bool SharePrefixes { get; init; } = true;

    /// <summary>Attention scores of one forward, in bytes, that a batch may need; batches are made smaller to keep below it. Default 96 MiB.</summary>
    public long AttentionWorkspaceBytes { get; init; } = 96L << 20;

    /// <summary>Tokens that sharing a prefix must save before a forward of its own is spent on it. Default 48.</summary>
    public int MinimumSavedTokens { get; init; } = 48;
}
