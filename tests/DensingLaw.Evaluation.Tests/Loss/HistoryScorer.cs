using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests.Loss;

/// <summary>Scores requests with log-probabilities that depend on the whole history, in an order of its own: last request first.</summary>
internal sealed class HistoryScorer
{
    /// <summary>Requests by call.</summary>
    public List<IReadOnlyList<ScoreRequest>> Calls { get; } = [];

    /// <summary>Between −10 and 0 nats.</summary>
    public static double LogProb(ReadOnlySpan<int> history, int target)
    {
        var hash = 17u;
        foreach (var token in history)
            hash = (hash * 16777619) ^ (uint)token;
        return -(((hash ^ ((uint)target * 2654435761)) % 10007) / 1000.0);
    }

    public void Score(IReadOnlyList<ScoreRequest> requests, Action<int, ScoreResult> finished, CancellationToken cancellation)
    {
        Calls.Add(requests);
        for (var i = requests.Count - 1; i >= 0; i--)
        {
            cancellation.ThrowIfCancellationRequested();
            if (requests[i].IsKnown)
                continue;
            int[] all = [.. requests[i].Context.Span, .. requests[i].Continuation.Span];
            var first = requests[i].Context.Length;
            var sum = Enumerable.Range(first, all.Length - first).Sum(at => LogProb(all.AsSpan(0, at), all[at]));
            finished(i, new ScoreResult(sum, [], false));
        }
    }
}
