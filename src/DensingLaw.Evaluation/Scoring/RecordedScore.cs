using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>A benchmark's accuracy, computed from its records alone: no benchmark file and no model is needed.</summary>
public sealed record RecordedScore
{
    private const double IntervalLevel = 0.9;

    /// <summary>Every item weighs the same; the standard error is lm-evaluation-harness's pooled one (PROTOCOLS 2.0).</summary>
    public required MeanEstimate Micro { get; init; }

    /// <summary>Every sub-task weighs the same.</summary>
    public required double Macro { get; init; }

    /// <summary>90 % Wilson interval of the micro average.</summary>
    public required Interval Interval { get; init; }

    /// <summary>By category in order of first appearance; empty where the benchmark has none.</summary>
    public required IReadOnlyList<KeyValuePair<string, MeanEstimate>> Categories { get; init; }

    /// <summary>In the benchmark's own order.</summary>
    public required IReadOnlyList<SubtaskScore> Subtasks { get; init; }

    /// <summary>Items cut from the left to fit the model.</summary>
    public required int Truncated { get; init; }

    /// <summary>Items with a token across the seam of prompt and continuation.</summary>
    public required int BoundaryMerged { get; init; }

    /// <summary>Scores one benchmark's records, given in the benchmark's order; at least one.</summary>
    /// <param name="records">The records.</param>
    /// <param name="categories">Category by sub-task; empty where the benchmark has none.</param>
    public static RecordedScore Of(IReadOnlyList<ChoiceRecord> records, IReadOnlyDictionary<string, string> categories)
    {
        var subtasks = ItemScores(records)
            .Select(s => new SubtaskScore(s.Subtask, categories.GetValueOrDefault(s.Subtask), MeanEstimate.Of(s.Scores))).ToArray();
        return new RecordedScore
        {
            Micro = MeanEstimate.Pool(subtasks.Select(s => s.Score)),
            Macro = subtasks.Average(s => s.Score.Mean),
            Interval = BinomialInterval.Wilson(records.Count(r => r.Correct), records.Count, IntervalLevel),
            Categories = [.. subtasks.Where(s => s.Category is not null).GroupBy(s => s.Category!)
                .Select(g => KeyValuePair.Create(g.Key, MeanEstimate.Pool(g.Select(s => s.Score))))],
            Subtasks = subtasks,
            Truncated = records.Count(r => r.Truncated),
            BoundaryMerged = records.Count(r => r.BoundaryMerged),
        };
    }

    /// <summary>One for a right answer, zero for a wrong one, by sub-task in the records' order; what the density's bootstrap draws from.</summary>
    public static IReadOnlyList<(string Subtask, double[] Scores)> ItemScores(IReadOnlyList<ChoiceRecord> records) =>
        [.. records.GroupBy(r => r.Subtask, StringComparer.Ordinal).Select(g => (g.Key, g.Select(r => r.Correct ? 1.0 : 0.0).ToArray()))];
}
