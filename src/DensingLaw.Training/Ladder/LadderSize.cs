using DensingLaw.Checkpoints;

namespace DensingLaw.Training.Ladder;

/// <summary>One row of a ladder's table: a shape and how it is trained.</summary>
public sealed record LadderSize
{
    /// <summary>Its name, which is part of folder names: <c>s1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Number of layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Key-value heads; they divide <see cref="Heads"/>.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of a head; even.</summary>
    public required int HeadSize { get; init; }

    /// <summary>Width of the gated feed-forward block.</summary>
    public required int FeedForward { get; init; }

    /// <summary>Sequences a step, over all micro-batches.</summary>
    public required int Sequences { get; init; }

    /// <summary>Training stops, in tokens a non-embedding parameter, ascending.</summary>
    public required IReadOnlyList<int> TokensPerParameter { get; init; }

    /// <summary>Seeds 0 … Seeds − 1 are trained unless others are named.</summary>
    public required int Seeds { get; init; }

    /// <summary>Peak learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>N: non-embedding parameters, as PAPER.md B counts them (the norms' gains included, embedding and head not).</summary>
    public long Parameters => ParameterCounts.Of(Spec(1, 1, false, 10_000, 1e-5)).NonEmbedding;

    /// <summary>The model: Llama's architecture.</summary>
    internal ModelSpec Spec(int vocabulary, int maxPositions, bool tied, double rotaryBase, double normEpsilon)
    {
        var norm = new NormSpec(normEpsilon);
        var layer = new LayerSpec
        {
            AttentionNorm = norm,
            Attention = new AttentionSpec
            {
                QueryHeads = Heads,
                KeyValueHeads = KeyValueHeads,
                HeadSize = HeadSize,
                Scale = 1 / Math.Sqrt(HeadSize),
                Rotary = new RotarySpec { Base = rotaryBase, Dimension = HeadSize },
            },
            MlpNorm = norm,
            Mlp = new MlpSpec { IntermediateSize = FeedForward, Activation = Activation.Silu },
        };
        return new ModelSpec
        {
            Family = "llama",
            VocabularySize = vocabulary,
            HiddenSize = Hidden,
            MaxPositions = maxPositions,
            Layers = [.. Enumerable.Repeat(layer, Layers)],
            FinalNorm = norm,
            TiedEmbeddings = tied,
        };
    }
}
