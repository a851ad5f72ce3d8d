namespace DensingLaw.Checkpoints;

/// <summary>Causal self-attention with grouped keys and values.</summary>
public sealed record AttentionSpec
{
    /// <summary>Number of query heads; a multiple of <see cref="KeyValueHeads"/>.</summary>
    public required int QueryHeads { get; init; }

    /// <summary>Number of key and value heads.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of one head (not necessarily hidden size / heads).</summary>
    public required int HeadSize { get; init; }

    /// <summary>Factor on query·key before the softmax, usually 1/√HeadSize.</summary>
    public required double Scale { get; init; }

    /// <summary>True when the query, key and value projections have a bias.</summary>
    public bool QueryKeyValueBias { get; init; }

    /// <summary>True when the output projection has a bias.</summary>
    public bool OutputBias { get; init; }

    /// <summary>The rotary embedding of queries and keys; null for none.</summary>
    public RotarySpec? Rotary { get; init; }

    /// <summary>Keys a query sees, itself included (sliding window); null for all before it.</summary>
    public int? Window { get; init; }
}
