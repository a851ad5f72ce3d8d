namespace DensingLaw.Density;

/// <summary>Tells which points of five panels belong to one model, from the panel of their category means (PAPER A.4).</summary>
internal static class ModelMatching
{
    // Four decimals of loss and two of score, summed over rounded values.
    private const double LossTolerance = 1.3e-4;
    private const double ScoreTolerance = 0.012;

    /// <summary>One row of five points a mean; null where no one-to-one matching is within rounding.</summary>
    public static IReadOnlyList<ScorePoint[]>? Match(IReadOnlyList<ScorePoint[]> panels, IReadOnlyList<ScorePoint> means)
    {
        if (panels.Any(p => p.Length != means.Count))
            return null;
        var candidates = means.Select(m => Candidates(panels, m)).ToList();
        var chosen = new int[means.Count][];
        int[] order = [.. Enumerable.Range(0, means.Count).OrderBy(i => candidates[i].Count)];
        return Choose(0) ? [.. chosen.Select(c => c.Select((at, panel) => panels[panel][at]).ToArray())] : null;

        bool Choose(int step)
        {
            if (step == order.Length)
                return true;
            foreach (var candidate in candidates[order[step]])
            {
                if (order.Take(step).Any(o => chosen[o].Zip(candidate, (a, b) => a == b).Contains(true)))
                    continue;
                chosen[order[step]] = candidate;
                if (Choose(step + 1))
                    return true;
            }

            return false;
        }
    }

    private static List<int[]> Candidates(IReadOnlyList<ScorePoint[]> panels, ScorePoint mean)
    {
        var weights = BenchmarkAverage.MeanOfCategories.Weights();
        var found = new List<int[]>();
        var at = new int[panels.Count];
        Extend(0, mean.Loss, mean.ScorePercent);
        return found;

        void Extend(int panel, double loss, double score)
        {
            if (panel == panels.Count)
            {
                if (Math.Abs(loss) <= LossTolerance && Math.Abs(score) <= ScoreTolerance)
                    found.Add([.. at]);
                return;
            }

            for (at[panel] = 0; at[panel] < panels[panel].Length; at[panel]++)
            {
                var point = panels[panel][at[panel]];
                var rest = loss - weights[panel] * point.Loss;
                if (rest >= -LossTolerance)
                    Extend(panel + 1, rest, score - weights[panel] * point.ScorePercent);
            }
        }
    }
}
