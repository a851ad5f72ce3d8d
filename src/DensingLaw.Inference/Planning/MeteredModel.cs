namespace DensingLaw.Inference;

/// <summary>A model whose forwards are timed beside their work, so that the time of planned ones can be foretold.</summary>
/// <param name="model">The model; disposed with this.</param>
/// <param name="cost">What forwards cost.</param>
/// <param name="time">The clock.</param>
public sealed class MeteredModel(ICausalLanguageModel model, ForwardCost cost, TimeProvider time) : ICausalLanguageModel
{
    private long _lastEnd;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>What forwards cost.</summary>
    public ForwardCost ForwardCost => cost;

    /// <summary>Forwards over tokens that are given: those of scoring, and of prompts in generation.</summary>
    public WorkMeter Forwards { get; } = new();

    /// <summary>Steps in generation, of one token a row.</summary>
    public WorkMeter Steps { get; } = new();

    /// <inheritdoc/>
    public EngineInfo Engine => model.Engine;

    /// <inheritdoc/>
    public int VocabularySize => model.VocabularySize;

    /// <inheritdoc/>
    public int MaxPositions => model.MaxPositions;

    /// <inheritdoc/>
    public BatchShape BatchShape => model.BatchShape;

    /// <summary>Told after each call of the model.</summary>
    public Action? Called { get; set; }

    /// <inheritdoc/>
    public ForwardResult Forward(ForwardBatch batch)
    {
        var start = time.GetTimestamp();
        var result = model.Forward(batch);
        End(Forwards, ForwardWork.Of(batch), start);
        return result;
    }

    /// <inheritdoc/>
    public RowCache OpenRows(int maxRows)
    {
        var rows = model.OpenRows(maxRows);
        _lastEnd = time.GetTimestamp();
        return new MeteredRows(rows, this);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    /// <summary>Notes a call that ends now.</summary>
    /// <param name="meter">What it counts to.</param>
    /// <param name="work">What it did.</param>
    /// <param name="start">When it began; null for when the call before it ended.</param>
    internal void End(WorkMeter meter, ForwardWork work, long? start)
    {
        var end = time.GetTimestamp();
        meter.Add(work, time.GetElapsedTime(start ?? _lastEnd, end).TotalSeconds);
        _lastEnd = end;
        Called?.Invoke();
    }
}
