using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>Scores things that share the start of their prompts in one call of the engine.</summary>
internal static class ScoreBatch
{
    /// <summary>Scores those that are not known, and tells each one's index as soon as its last result is in.</summary>
    /// <param name="scores">What to score.</param>
    /// <param name="isKnown">
    /// Whether the one at an index is known already. It is not scored; it takes part in the plan, so that a resumed measurement forms the prefixes of an
    /// undisturbed one and computes the same numbers.
    /// </param>
    /// <param name="score">Scores requests, telling the index and the result of each.</param>
    /// <param name="finished">Called on this thread, once for each that is not known.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    /// <returns>The index of one that the engine left without a result; null when there is none.</returns>
    public static int? Run(
        IReadOnlyList<PreparedScore> scores, Func<int, bool> isKnown, Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> score,
        Action<int> finished, CancellationToken cancellation)
    {
        var requests = new List<ScoreRequest>();
        var owners = new List<(int Score, int Request)>();
        for (var i = 0; i < scores.Count; i++)
        {
            var known = isKnown(i);
            for (var r = 0; r < scores[i].Requests.Count; r++)
            {
                requests.Add(scores[i].Requests[r] with { IsKnown = known });
                owners.Add((i, r));
            }

            if (!known && scores[i].IsComplete)
                finished(i);
        }

        score(requests, Finished, cancellation);
        for (var i = 0; i < scores.Count; i++)
        {
            if (!scores[i].IsComplete && !isKnown(i))
                return i;
        }

        return null;

        void Finished(int index, ScoreResult result)
        {
            var (owner, request) = owners[index];
            if (scores[owner].Complete(request, result))
                finished(owner);
        }
    }
}
