namespace DensingLaw.Checkpoints;

/// <summary>Gated feed-forward block: down(activation(gate(x)) · up(x)).</summary>
public sealed record MlpSpec
{
    /// <summary>Width between the projections.</summary>
    public required int IntermediateSize { get; init; }

    /// <summary>The gate's non-linearity.</summary>
    public required Activation Activation { get; init; }

    /// <summary>True when the three projections have biases.</summary>
    public bool Bias { get; init; }
}
