namespace DensingLaw.Inference;

/// <summary>
/// Stands in for a model to learn what work would be given to it: answers every forward at once, with zeros, and adds up what it would cost. A scheduler over
/// it makes the very batches it would make over the model.
/// </summary>
/// <param name="model">The model it stands in for; stays the caller's, and computes nothing.</param>
/// <param name="cost">What forwards cost.</param>
public sealed class PlanningModel(ICausalLanguageModel model, ForwardCost cost) : ICausalLanguageModel
{
    /// <summary>Multiply-adds of all forwards so far.</summary>
    public double Cost { get; private set; }

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
        Cost += cost.Of(batch);
        return new ForwardResult(
            [.. batch.Rows.Select(row => (IReadOnlyList<Prediction>)[.. row.Reads.Select(read => Predict(read, batch.Detail))])],
            batch.KeepState ? new PlannedPrefix((batch.Prefix?.Length ?? 0) + batch.Rows[0].Tokens.Length) : null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static Prediction Predict(Read read, PredictionDetail detail) =>
        new(new float[read.Targets.Length], 0, [], []) { Ranks = detail.Ranks ? new int[read.Targets.Length] : [] };

    private sealed class PlannedPrefix(int length) : PrefixState
    {
        public override int Length => length;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
