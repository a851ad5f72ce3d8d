namespace DensingLaw.Inference;

/// <summary>Puts predictions back together into one result a request.</summary>
internal sealed class ScoreCollector(IReadOnlyList<ScoreRequest> requests, Action<int, ScoreResult> finished)
{
    private readonly float[]?[] _logProbs = new float[]?[requests.Count];
    private readonly int[] _missing = [.. requests.Select(r => r.Continuation.Length)];
    private readonly bool[] _notGreedy = new bool[requests.Count];

    /// <summary>Whether a request wants its token's rank.</summary>
    public bool WantsRanks { get; } = requests.Any(r => r.WantsRank);

    /// <summary>Takes a prediction whose log-probabilities belong to <paramref name="waiting"/>, in the same order.</summary>
    public void Take(PendingRead[] waiting, Prediction prediction)
    {
        for (var i = 0; i < waiting.Length; i++)
        {
            var read = waiting[i];
            var logProbs = _logProbs[read.Request] ??= new float[requests[read.Request].Continuation.Length];
            logProbs[read.Slot] = prediction.LogProbs[i];
            _notGreedy[read.Request] |= prediction.GreedyToken != read.Target;
            if (--_missing[read.Request] == 0)
            {
                var sum = 0.0;
                foreach (var logProb in logProbs)
                {
                    sum += logProb;
                }

                _logProbs[read.Request] = null;
                var rank = logProbs.Length == 1 && prediction.Ranks.Length > 0 ? prediction.Ranks[i] : int.MaxValue;
                finished(read.Request, new ScoreResult(sum, logProbs, !_notGreedy[read.Request]) { Rank = rank });
            }
        }
    }
}
