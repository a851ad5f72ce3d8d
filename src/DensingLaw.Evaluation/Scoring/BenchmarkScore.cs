using DensingLaw.Evaluation.Benchmarks;
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

    /// <summary>Every sub-task that has items, in reporting order.</summary>
    public required IReadOnlyList<SubtaskScore> Subtasks { get; init; }

    /// <summary>The item scores by sub-task, for resampling; same order as <see cref="Subtasks"/>.</summary>
    public required IReadOnlyList<double[]> ItemScores { get; init; }

    /// <param name="subtasks">The benchmark's sub-tasks (<see cref="Benchmark.Subtasks"/>), for order and categories.</param>
    /// <param name="scores">Score in [0, 1] by item id, for the items that were run; 1 is right, 0 wrong.</param>
    /// <exception cref="ArgumentException">No scores, an id that is not an item's, or a score outside [0, 1].</exception>
    public static BenchmarkScore Of(IReadOnlyList<Subtask> subtasks, IReadOnlyDictionary<string, double> scores)
    {
        ArgumentNullException.ThrowIfNull(subtasks);
        ArgumentNullException.ThrowIfNull(scores);
        var list = new List<SubtaskScore>();
        var values = new List<double[]>();
        foreach (var subtask in subtasks)
        {
            double[] run = [.. subtask.Items.Where(i => scores.ContainsKey(i.Id)).Select(i => Valid(i.Id, scores[i.Id]))];
            if (run.Length == 0)
                continue;
            values.Add(run);
            list.Add(new SubtaskScore(subtask.Name, subtask.Category, MeanEstimate.Of(run)));
        }

        if (list.Count == 0)
            throw new ArgumentException("0 items have a score: at least 1 is needed", nameof(scores));
        if (values.Sum(v => v.Length) is var known && known != scores.Count)
            throw new ArgumentException($"{scores.Count - known} of {scores.Count} scores belong to no item of the benchmark", nameof(scores));
        return new BenchmarkScore
        {
            Micro = MeanEstimate.Pool(list.Select(s => s.Score)),
            Macro = list.Average(s => s.Score.Mean),
            Categories = [.. list.Where(s => s.Category is not null).GroupBy(s => s.Category!)
                .Select(g => KeyValuePair.Create(g.Key, MeanEstimate.Pool(g.Select(s => s.Score))))],
            Subtasks = list,
            ItemScores = values,
        };
    }

    private static double Valid(string id, double score) => score is >= 0 and <= 1
        ? score
        : throw new ArgumentException(FormattableString.Invariant($"item {id} has the score {score}; scores are fractions in [0, 1]"));
}
