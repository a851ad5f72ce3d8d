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

    /// <summary>
    /// Whether nobody needs the prefix after this call, so that the engine may free it as it goes instead of holding it beside its extension. The caller
    /// disposes it all the same.
    /// </summary>
    public bool ReleasesPrefix { get; init; }

    /// <summary>What to return of each read position.</summary>
    public PredictionDetail Detail { get; init; }

    /// <summary>Throws when the batch asks for something that no engine can do.</summary>
    public void Check()
    {
        if (KeepState && Rows.Count != 1)
        {
            throw new ArgumentException($"a kept state needs exactly one row; the batch has {Rows.Count}", nameof(Rows));
        }

        if (Rows.Count == 0 || Rows.Any(r => r.Tokens.IsEmpty))
        {
            throw new ArgumentException("a batch needs at least one row, and each row at least one token", nameof(Rows));
        }
    }

    /// <summary>Gives each row its part of predictions that follow one another row by row.</summary>
    public IReadOnlyList<IReadOnlyList<Prediction>> SplitByRow(Prediction[] predictions)
    {
        var rows = new IReadOnlyList<Prediction>[Rows.Count];
        var next = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new ArraySegment<Prediction>(predictions, next, Rows[row].Reads.Count);
            next += rows[row].Count;
        }

        return rows;
    }
}
