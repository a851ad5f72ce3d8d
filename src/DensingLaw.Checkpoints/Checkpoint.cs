namespace DensingLaw.Checkpoints;

/// <summary>An opened checkpoint: what the model is, its weights, and where its tokenizer lies. Opening validates; weights are read lazily.</summary>
public abstract class Checkpoint : IDisposable
{
    /// <summary>The folder or file the user named, as a full path.</summary>
    public required string Path { get; init; }

    /// <summary>What the model computes. Null for checkpoints that carry their own graph (ONNX exports).</summary>
    public ModelSpec? Spec { get; init; }

    /// <summary>Weights by role. Null for checkpoints that carry their own graph.</summary>
    public ModelWeights? Weights { get; init; }

    /// <summary>Exact parameter counts.</summary>
    public required ParameterCounts Parameters { get; init; }

    /// <summary>The family's name, for the record: <c>llama</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Storage type of most weights: <c>f32</c>, <c>f16</c>, <c>bf16</c>, <c>q4_1</c> …</summary>
    public required string Precision { get; init; }

    /// <summary>The container's quantisation (<c>gguf:q4_1</c>), or null when the weights are floating point.</summary>
    public string? Quantization { get; init; }

    /// <summary>
    /// Mean bits in which a non-embedding parameter is stored, scales of blocks included: 5 for <c>q4_1</c>. Null where the container does not tell.
    /// </summary>
    public double? WeightBits { get; init; }

    /// <summary>Files that make up the checkpoint's identity (weights and configuration), in ordinal order of their names.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Unmaps the files.</summary>
    protected abstract void Dispose(bool disposing);
}
