using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>Things to score in one call of the engine, because they share the start of their prompts.</summary>
internal sealed class ScoreBatch
{
    private readonly IReadOnlyList<PreparedScore> _scores;
    private readonly Func<int, bool> _isKnown;
    private readonly List<(int Score, int Request)> _owners = [];

    /// <param name="scores">What to score.</param>
    /// <param name="isKnown">
    /// Whether the one at an index is known already. It is not scored; it takes part in the plan, so that a resumed measurement forms the prefixes of an
    /// undisturbed one and computes the same numbers.
    /// </param>
    public ScoreBatch(IReadOnlyList<PreparedScore> scores, Func<int, bool> isKnown)
    {
        (_scores, _isKnown) = (scores, isKnown);
        var requests = new List<ScoreRequest>();
        for (var i = 0; i < scores.Count; i++)
        {
            var known = isKnown(i);
            for (var r = 0; r < scores[i].Requests.Count; r++)
            {
                requests.Add(scores[i].Requests[r] with { IsKnown = known });
                _owners.Add((i, r));
            }
        }

        Requests = requests;
    }

    /// <summary>Everything the engine is asked.</summary>
    public IReadOnlyList<ScoreRequest> Requests { get; }

    /// <summary>Scores those that are not known, and tells each one's index as soon as its last result is in.</summary>
    /// <param name="score">Scores requests, telling the index and the result of each.</param>
    /// <param name="finished">Called on this thread, once for each that is not known.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    /// <returns>The index of one that the engine left without a result; null when there is none.</returns>
    public int? Run(Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> score, Action<int> finished, CancellationToken cancellation)
    {
        for (var i = 0; i < _scores.Count; i++)
        {
            if (!_isKnown(i) && _scores[i].IsComplete)
                finished(i);
        }

        score(Requests, Finished, cancellation);
        for (var i = 0; i < _scores.Count; i++)
        {
            if (!_scores[i].IsComplete && !_isKnown(i))
                return i;
        }

        return null;

        void Finished(int index, ScoreResult result)
        {
            var (owner, request) = _owners[index];
            if (_scores[owner].Complete(request, result))
                finished(owner);
        }
    }
}
