namespace DensingLaw.Inference;

/// <summary>Every k-th of a row of batches, with k doubled whenever there would be too many: a bounded number, spread evenly however many there are.</summary>
internal sealed class BatchSample
{
    private const int Most = 256;

    private readonly List<ForwardBatch> _batches = [];
    private long _seen;
    private int _every = 1;

    public IReadOnlyList<ForwardBatch> Batches => _batches;

    public void Add(ForwardBatch batch)
    {
        if (_seen++ % _every != 0)
            return;
        _batches.Add(batch);
        if (_batches.Count <= Most)
            return;
        _every *= 2;
        for (var i = 1; i < _batches.Count; i++)
            _batches.RemoveAt(i);
    }
}
