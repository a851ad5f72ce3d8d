namespace DensingLaw.Inference;

/// <summary>
/// Rows for graphs that cannot step several at once: each row is a sequence of its own with a prefix that grows. Sequences whose rotary frequencies depend
/// on their length, and graphs without a cache, are computed whole at every step.
/// </summary>
/// <param name="model">The engine; stays the caller's.</param>
/// <param name="maxRows">Rows at a time, at least 1.</param>
public sealed class SeparateRows(ICausalLanguageModel model, int maxRows) : RowCache
{
    private readonly List<Row> _rows = [];

    /// <inheritdoc/>
    public override int Count => _rows.Count;

    /// <inheritdoc/>
    public override int MaxRows => maxRows;

    /// <summary>Nothing to do: every row takes a copy.</summary>
    public override void Attach(PrefixState prefix)
    {
    }

    /// <summary>Nothing to do: every row took a copy.</summary>
    public override void Detach(PrefixState prefix)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> rows, PredictionDetail detail)
    {
        if (_rows.Count + rows.Count > maxRows)
            throw new ArgumentException($"{rows.Count} rows do not fit beside {_rows.Count} of at most {maxRows}", nameof(rows));
        var predictions = new Prediction[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = new Row(prefix);
            _rows.Add(row);
            predictions[i] = Run(row, rows[i], detail);
        }

        return predictions;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail)
    {
        if (tokens.Length != _rows.Count)
            throw new ArgumentException($"{tokens.Length} tokens for {_rows.Count} rows", nameof(tokens));
        var predictions = new Prediction[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            predictions[i] = Run(_rows[i], new[] { tokens[i] }, detail);
        return predictions;
    }

    /// <inheritdoc/>
    public override void Remove(int row)
    {
        _rows[row].Own?.Dispose();
        _rows[row] = _rows[^1];
        _rows.RemoveAt(_rows.Count - 1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var row in _rows)
            row.Own?.Dispose();
        _rows.Clear();
    }

    private Prediction Run(Row row, ReadOnlyMemory<int> tokens, PredictionDetail detail)
    {
        row.Tokens.AddRange(tokens.Span);
        var whole = !model.BatchShape.KeepsPrefixes || (row.Prefix is null && row.Tokens.Count > model.BatchShape.SharedLengthLimit);
        ReadOnlyMemory<int> own = whole ? row.Tokens.ToArray() : tokens;
        var result = model.Forward(new ForwardBatch
        {
            Prefix = whole ? null : row.Own ?? row.Prefix,
            Rows = [new ForwardRow(own, [new Read(own.Length - 1, [])])],
            KeepState = !whole,
            ReleasesPrefix = row.Own is not null,
            Detail = detail,
        });
        row.Own?.Dispose();
        row.Own = result.State;
        return result.Predictions[0][0];
    }

    private sealed class Row(PrefixState? prefix)
    {
        public PrefixState? Prefix => prefix;

        /// <summary>The prefix extended by the row's own tokens.</summary>
        public PrefixState? Own { get; set; }

        public List<int> Tokens { get; } = [];
    }
}
