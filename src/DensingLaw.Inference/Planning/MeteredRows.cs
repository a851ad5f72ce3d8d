namespace DensingLaw.Inference;

/// <summary>
/// Rows whose admissions and steps are timed beside their work. A step's time begins where the call before it ended: what is done with tokens between steps
/// (drawing, looking for stop strings) is part of what a step takes.
/// </summary>
internal sealed class MeteredRows(RowCache rows, MeteredModel owner) : RowCache
{
    private readonly List<int> _lengths = [];

    public override int Count => rows.Count;

    public override int MaxRows => rows.MaxRows;

    public override void Attach(PrefixState prefix) => rows.Attach(prefix);

    public override void Detach(PrefixState prefix) => rows.Detach(prefix);

    public override IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> added, PredictionDetail detail)
    {
        var start = owner.Time.GetTimestamp();
        var predictions = rows.Admit(prefix, added, detail);
        var before = prefix?.Length ?? 0;
        owner.End(owner.Forwards, ForwardWork.OfAdmission(before, added), start);
        _lengths.AddRange(added.Select(r => before + r.Length));
        return predictions;
    }

    public override IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail)
    {
        var predictions = rows.Advance(tokens, detail);
        owner.End(owner.Steps, new ForwardWork(1, tokens.Length, _lengths.Sum(l => (double)l), tokens.Length), null);
        for (var i = 0; i < _lengths.Count; i++)
            _lengths[i]++;
        return predictions;
    }

    public override void Remove(int row)
    {
        rows.Remove(row);
        _lengths[row] = _lengths[^1];
        _lengths.RemoveAt(_lengths.Count - 1);
    }

    protected override void Dispose(bool disposing) => rows.Dispose();
}
