namespace DensingLaw.Inference;

/// <summary>A row to run behind a prefix: the engine's row, and who waits for each target of each read.</summary>
internal sealed class RowPlan
{
    private RowPlan(ForwardRow row, List<PendingRead[]> waiting)
    {
        Row = row;
        Waiting = waiting;
    }

    public ForwardRow Row { get; }

    /// <summary>For each read of the row, the requests behind its targets, in the targets' order.</summary>
    public List<PendingRead[]> Waiting { get; }

    public int Length => Row.Tokens.Length;

    /// <summary>The tokens [<paramref name="start"/>, <paramref name="end"/>) of the sequences' common part, with all their reads in it.</summary>
    public static RowPlan Create(ReadOnlySpan<ScoringSequence> sequences, int start, int end)
    {
        var reads = new List<PendingRead>();
        foreach (var sequence in sequences)
        {
            foreach (var read in sequence.Reads)
            {
                if (read.Position >= start && read.Position < end)
                {
                    reads.Add(read);
                }
            }
        }

        var waiting = reads.GroupBy(r => r.Position).OrderBy(g => g.Key).Select(g => g.ToArray()).ToList();
        var row = new ForwardRow(
            sequences[0].Tokens.AsMemory(start, end - start),
            [.. waiting.Select(w => new Read(w[0].Position - start, [.. w.Select(r => r.Target)]))]);
        return new RowPlan(row, waiting);
    }

    /// <summary>The row's own tokens [<paramref name="from"/>, <paramref name="to"/>) with their reads.</summary>
    public RowPlan Slice(int from, int to)
    {
        if (from == 0 && to == Length)
        {
            return this;
        }

        var kept = Enumerable.Range(0, Waiting.Count).Where(i => Row.Reads[i].Offset >= from && Row.Reads[i].Offset < to).ToList();
        return new RowPlan(
            new ForwardRow(Row.Tokens[from..to], [.. kept.Select(i => Row.Reads[i] with { Offset = Row.Reads[i].Offset - from })]),
            [.. kept.Select(i => Waiting[i])]);
    }
}
