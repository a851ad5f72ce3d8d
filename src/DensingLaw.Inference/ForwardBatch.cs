namespace DensingLaw.Inference;

/// <summary>Rows that follow one shared prefix.</summary>
public sealed record ForwardBatch
{
    /// <summary>The prefix all rows follow; null when rows start at position 0.</summary>
    public PrefixState? Prefix { get; init; }

    /// <summary>The rows; lengths may differ (ragged), none is empty.</summary>
    public required IReadOnlyList<ForwardRow> Rows { get; init; }

    /// <summary>Whether to return the prefix extended by the row's tokens. Only with exactly one row.</summary>
    public bool KeepState { get; init; }

    /// <summary>How many of the most probable tokens to return for each read position; 0 for none.</summary>
    public int TopCount { get; init; }
}
