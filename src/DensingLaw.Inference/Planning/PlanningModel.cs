namespace DensingLaw.Inference;

/// <summary>
/// Stands in for a model to learn what work would be given to it: answers every forward at once, with zeros, and counts its work. A scheduler over
/// it makes the very batches it would make over the model; a generator reads every prompt, and each of its completions ends with its first token.
/// </summary>
/// <param name="model">The model it stands in for; stays the caller's, and computes nothing.</param>
/// <param name="endToken">The token that ends a completion.</param>
public sealed class PlanningModel(ICausalLanguageModel model, int endToken = 0) : ICausalLanguageModel
{
    private readonly BatchSample _sample = new();

    /// <summary>The work of all forwards so far.</summary>
    public ForwardWork Work { get; private set; }

    /// <summary>Some of the batches so far, spread evenly over them all.</summary>
    public IReadOnlyList<ForwardBatch> Sample => _sample.Batches;

    /// <summary>Rows side by side when rows were opened last; 0 before.</summary>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public EngineInfo Engine => model.Engine;

    /// <inheritdoc/>
    public int VocabularySize => model.VocabularySize;

    /// <inheritdoc/>
    public int MaxPositions => model.MaxPositions;

    /// <inheritdoc/>
    public BatchShape BatchShape => model.BatchShape;

    /// <inheritdoc/>
    public ForwardResult Forward(ForwardBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        Work += ForwardWork.Of(batch);
        _sample.Add(batch);
        return new ForwardResult(
            [.. batch.Rows.Select(row => (IReadOnlyList<Prediction>)[.. row.Reads.Select(read => Predict(read, batch.Detail))])],
            batch.KeepState ? new PlannedPrefix((PlannedPrefix?)batch.Prefix, batch.Rows[0]) : null);
    }

    /// <inheritdoc/>
    public RowCache OpenRows(int maxRows)
    {
        Rows = maxRows;
        return new PlannedRows(this, maxRows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private Prediction Predict(Read read, PredictionDetail detail) =>
        new(new float[read.Targets.Length], endToken, [], []) { Ranks = detail.Ranks ? new int[read.Targets.Length] : [] };

    /// <summary>Rows without keys and values; what they are given counts as a batch.</summary>
    private sealed class PlannedRows(PlanningModel owner, int maxRows) : RowCache
    {
        private int _count;

        public override int Count => _count;

        public override int MaxRows => maxRows;

        public override void Attach(PrefixState prefix)
        {
        }

        public override void Detach(PrefixState prefix)
        {
        }

        public override IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> rows, PredictionDetail detail)
        {
            _count += rows.Count;
            var result = owner.Forward(new ForwardBatch { Prefix = prefix, Rows = [.. rows.Select(r => new ForwardRow(r, [new Read(r.Length - 1, [])]))] });
            return [.. result.Predictions.Select(p => p[0])];
        }

        public override IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail) =>
            throw new InvalidOperationException("a planned completion ends with its first token; give the planning model the tokenizer's end-of-sequence token");

        public override void Remove(int row) => _count--;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
