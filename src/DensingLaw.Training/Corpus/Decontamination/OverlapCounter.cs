namespace DensingLaw.Training.Corpus;

/// <summary>Adds documents up to a report, in reading order.</summary>
internal sealed class OverlapCounter(DecontaminationOptions options, RowIndex index)
{
    private readonly Count[] _counts = [.. options.Targets.Select(_ => new Count())];
    private long _documents;
    private long _dropped;
    private long _bytes;

    /// <summary>Counts a document with what was found in it.</summary>
    public void Add(CorpusDocument document, int bytes, IReadOnlyList<RowHit> hits)
    {
        _documents++;
        if (hits.Count == 0)
            return;
        _dropped++;
        _bytes += bytes;
        foreach (var perTarget in hits.GroupBy(h => h.Target))
        {
            var count = _counts[perTarget.Key];
            count.Documents++;
            count.Bytes += bytes;
            count.Items.UnionWith(perTarget.Select(h => h.Item));
            var first = perTarget.First();
            if (count.Examples.Count < options.Examples)
                count.Examples.Add(new OverlapExample(document.Place, options.Targets[first.Target].Items[first.Item].Item, first.Row));
        }
    }

    public DecontaminationReport Report() => new()
    {
        Words = options.Words,
        MaxItemsPerRow = options.MaxItemsPerRow,
        Documents = _documents,
        DocumentsDropped = _dropped,
        BytesDropped = _bytes,
        Benchmarks = [.. options.Targets.Select((target, t) => new BenchmarkOverlap
        {
            Benchmark = target.Name,
            Items = target.Items.Count,
            ItemsHit = _counts[t].Items.Count,
            ItemsTooShort = index.ItemsTooShort[t],
            TemplateRows = index.TemplateRows[t],
            DocumentsDropped = _counts[t].Documents,
            BytesDropped = _counts[t].Bytes,
            Examples = _counts[t].Examples,
        })],
    };

    private sealed class Count
    {
        public HashSet<int> Items { get; } = [];

        public List<OverlapExample> Examples { get; } = [];

        public long Documents { get; set; }

        public long Bytes { get; set; }
    }
}
