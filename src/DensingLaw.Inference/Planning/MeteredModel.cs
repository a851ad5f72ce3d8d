using System.Diagnostics;

namespace DensingLaw.Inference;

/// <summary>A model whose forwards are timed against their arithmetic, so that the time of planned ones can be foretold.</summary>
/// <param name="model">The model; disposed with this.</param>
/// <param name="cost">What forwards cost.</param>
public sealed class MeteredModel(ICausalLanguageModel model, ForwardCost cost) : ICausalLanguageModel
{
    /// <summary>The first forwards prepare memory and kernels, and are slower than all later ones.</summary>
    private const int WarmUpForwards = 2;

    private int _forwards;
    private double _timedCost;
    private double _timedSeconds;

    /// <summary>What forwards cost.</summary>
    public ForwardCost ForwardCost => cost;

    /// <summary>Multiply-adds of all forwards so far.</summary>
    public double Cost { get; private set; }

    /// <summary>Wall time of all forwards so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Seconds a multiply-add, from all forwards but the first ones where there were others; null before the first.</summary>
    public double? SecondsPerCost => _timedCost > 0 ? _timedSeconds / _timedCost : Cost > 0 ? Seconds / Cost : null;

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
        var start = Stopwatch.GetTimestamp();
        var result = model.Forward(batch);
        var (seconds, work) = (Stopwatch.GetElapsedTime(start).TotalSeconds, cost.Of(batch));
        Cost += work;
        Seconds += seconds;
        if (++_forwards > WarmUpForwards)
        {
            _timedCost += work;
            _timedSeconds += seconds;
        }

        return result;
    }

    /// <inheritdoc/>
    public RowCache OpenRows(int maxRows) => model.OpenRows(maxRows);

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
