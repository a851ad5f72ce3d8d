namespace DensingLaw.Checkpoints;

/// <summary>One pre-norm decoder layer: x += attention(norm(x)); x += mlp(norm(x)).</summary>
public sealed record LayerSpec
{
    /// <summary>The norm before attention.</summary>
    public required NormSpec AttentionNorm { get; init; }

    /// <summary>The attention block.</summary>
    public required AttentionSpec Attention { get; init; }

    /// <summary>The norm before the MLP.</summary>
    public required NormSpec MlpNorm { get; init; }

    /// <summary>The feed-forward block.</summary>
    public required MlpSpec Mlp { get; init; }
}
