namespace DensingLaw.Inference.Tests;

/// <summary>
/// A model whose prediction is a checksum of the whole history, so that any token lost, repeated, or seen by the wrong row changes every score after it.
/// </summary>
internal sealed class HistoryModel(BatchShape shape, int maxPositions = 4096) : ICausalLanguageModel
{
    private int _openStates;

    public EngineInfo Engine { get; } = new("history", "1", "cpu", 1, "exact");

    public int VocabularySize => 1000;

    public int MaxPositions => maxPositions;

    public BatchShape BatchShape => shape;

    /// <summary>States handed out and not yet disposed.</summary>
    public int OpenStates => _openStates;

    public List<ForwardBatch> Batches { get; } = [];

    /// <summary>The log-probability the model gives <paramref name="target"/> after <paramref name="history"/>.</summary>
    public static float LogProb(ReadOnlySpan<int> history, int target)
    {
        var hash = 17u;
        foreach (var token in history)
        {
            hash = (hash * 16777619) ^ (uint)token;
        }

        return -(((hash ^ ((uint)target * 2654435761)) % 10007) / 1000f);
    }

    /// <summary>An arbitrary but history-dependent choice.</summary>
    public static int Greedy(ReadOnlySpan<int> history) => (int)(-LogProb(history, 0) * 1000) % 3;

    public ForwardResult Forward(ForwardBatch batch)
    {
        batch.Check();
        Batches.Add(batch);
        var prefix = ((HistoryState?)batch.Prefix)?.Tokens ?? [];
        var predictions = batch.Rows.SelectMany(row => row.Reads.Select(read =>
        {
            int[] history = [.. prefix, .. row.Tokens.Span[..(read.Offset + 1)]];
            return new Prediction([.. read.Targets.Select(t => LogProb(history, t))], Greedy(history), [], []);
        }));
        var state = batch.KeepState ? new HistoryState(this, [.. prefix, .. batch.Rows[0].Tokens.Span]) : null;
        return new ForwardResult(batch.SplitByRow([.. predictions]), state);
    }

    public void Dispose()
    {
    }

    private sealed class HistoryState : PrefixState
    {
        private readonly HistoryModel _owner;

        public HistoryState(HistoryModel owner, int[] tokens)
        {
            (_owner, Tokens) = (owner, tokens);
            owner._openStates++;
        }

        public int[] Tokens { get; }

        public override int Length => Tokens.Length;

        protected override void Dispose(bool disposing) => _owner._openStates--;
    }
}
