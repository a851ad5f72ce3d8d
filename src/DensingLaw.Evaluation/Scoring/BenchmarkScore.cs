using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>A benchmark's scores, as fractions in [0, 1]. A pure function of the items' scores.</summary>
public sealed record BenchmarkScore
{
    /// <summary>The headline: mean over items, with lm-evaluation-harness's pooled standard error (PROTOCOLS 2.0).</summary>
    public required MeanEstimate Micro { get; init; }

    /// <summary>Mean of the sub-tasks' scores, each counted once.</summary>
    public required double Macro { get; init; }

    /// <summary>Mean over the items of each category, in order of first appearance; empty where the benchmark has none.</summary>
    public required IReadOnlyList<KeyValuePair<string, MeanEstimate>> Categories { get; init; }

    /// <summary>The sub-tasks, in reporting order.</summary>
    public required IReadOnlyList<SubtaskScore> Subtasks { get; init; }

    /// <summary>The item scores by sub-task, for resampling; same order as <see cref="Subtasks"/>.</summary>
    public required IReadOnlyList<double[]> ItemScores { get; init; }

    /// <summary>Scores one benchmark.</summary>
    /// <param name="items">The item scores of its sub-tasks, in reporting order.</param>
    /// <exception cref="ArgumentException">No sub-tasks, one without items, or a score outside [0, 1].</exception>
    public static BenchmarkScore Of(IReadOnlyList<SubtaskItems> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0 || items.FirstOrDefault(s => s.Scores.Length == 0) is not null)
            throw new ArgumentException("a benchmark needs at least 1 sub-task, and each at least 1 item", nameof(items));
        foreach (var subtask in items)
        {
            if (Array.FindIndex(subtask.Scores, score => score is not (>= 0 and <= 1)) is >= 0 and var at)
                throw new ArgumentException(FormattableString.Invariant($"item {at} of {subtask.Name} has the score {subtask.Scores[at]}; scores are fractions in [0, 1]"), nameof(items));
        }

        SubtaskScore[] list = [.. items.Select(s => new SubtaskScore(s.Name, s.Category, MeanEstimate.Of(s.Scores)))];
        return new BenchmarkScore
        {
            Micro = MeanEstimate.Pool(list.Select(s => s.Score)),
            Macro = list.Average(s => s.Score.Mean),
            Categories = [.. list.Where(s => s.Category is not null).GroupBy(s => s.Category!)
                .Select(g => KeyValuePair.Create(g.Key, MeanEstimate.Pool(g.Select(s => s.Score))))],
            Subtasks = list,
            ItemScores = [.. items.Select(s => s.Scores)],
        };
    }
}
