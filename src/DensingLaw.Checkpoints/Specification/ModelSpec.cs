namespace DensingLaw.Checkpoints;

/// <summary>
/// What a decoder-only model computes, read from a checkpoint's configuration and checked against its tensors. Engines build their forward pass from
/// this record and from <see cref="ModelWeights"/> alone; they know no family by name.
/// </summary>
public sealed record ModelSpec
{
    /// <summary>The family's name as the configuration spells it (<c>model_type</c>, or GGUF's <c>general.architecture</c>): <c>llama</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Rows of the embedding matrix: token ids are in [0, VocabularySize).</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>The longest sequence, in tokens, that the model was made for.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>One entry a layer, first layer first.</summary>
    public required IReadOnlyList<LayerSpec> Layers { get; init; }

    /// <summary>The norm after the last layer.</summary>
    public required NormSpec FinalNorm { get; init; }

    /// <summary>True when the output head is the embedding matrix (no head tensor of its own).</summary>
    public required bool TiedEmbeddings { get; init; }
}
