using System.Diagnostics;

namespace DensingLaw.Inference;

/// <summary>
/// Scores continuations with as few tokens computed as their common prefixes allow: requests form a prefix forest, each worthwhile common prefix is
/// computed once and its keys and values kept, and what differs runs in ragged batches behind it. Deterministic: the same requests give the same forwards.
/// </summary>
/// <param name="model">The engine; stays the caller's.</param>
/// <param name="options">How forwards are formed.</param>
public sealed partial class Scheduler(ICausalLanguageModel model, SchedulerOptions options)
{
    private readonly ForwardLimits _limits = new(model.BatchShape, options.BatchTokens, options.ScoreBytes);
    private readonly Stopwatch _engineTime = new();
    private long _promptTokens;
    private long _computedTokens;
    private long _forwards;

    private SchedulerOptions Options => options;

    /// <summary>What all calls so far cost.</summary>
    public SchedulerStatistics Statistics => new(_promptTokens, _computedTokens, _forwards, _engineTime.Elapsed.TotalSeconds);

    /// <summary>Scores every request and reports each as soon as its last token is known.</summary>
    /// <param name="requests">What to score. A sequence longer than the model's maximum is an <see cref="ArgumentException"/>.</param>
    /// <param name="finished">Called on this thread with the request's index and its result, once a request.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public void Score(IReadOnlyList<ScoreRequest> requests, Action<int, ScoreResult> finished, CancellationToken cancellation = default)
    {
        var forest = SequenceForest.Build(requests, options.SharePrefixes ? model.BatchShape.SharedLengthLimit : 0);
        foreach (var sequence in forest.Sequences)
        {
            if (sequence.Tokens.Length > model.MaxPositions)
            {
                throw new ArgumentException($"a sequence has {sequence.Tokens.Length} tokens; the model takes at most {model.MaxPositions}", nameof(requests));
            }
        }

        _promptTokens += forest.TotalTokens;
        var pass = new Pass(this, new ScoreCollector(requests, finished), cancellation);
        var sequences = forest.Sequences;
        if (options.SharePrefixes && model.BatchShape.KeepsPrefixes)
        {
            var shared = Array.FindAll(sequences, s => s.Tokens.Length <= model.BatchShape.SharedLengthLimit);
            var whole = Array.FindAll(sequences, s => s.Tokens.Length > model.BatchShape.SharedLengthLimit);
            pass.RunRange(shared, 0, null);
            pass.RunWhole(whole);
        }
        else
        {
            pass.RunWhole(sequences);
        }
    }

    private ForwardResult Forward(ForwardBatch batch)
    {
        _engineTime.Start();
        var result = model.Forward(batch);
        _engineTime.Stop();
        _forwards++;
        _computedTokens += batch.Rows.Sum(r => (long)r.Tokens.Length);
        return result;
    }
}
