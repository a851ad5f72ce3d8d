using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>Scores computed from a run's records and from nothing else.</summary>
public static class RecordScores
{
    /// <summary>
    /// The item scores of one benchmark by sub-task, both in the records' order: 1 or 0 for a choice, the share of right completions for items that were
    /// completed.
    /// </summary>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="records">The run's records.</param>
    /// <param name="other">One of the graders' other verdicts, to score by it; null for the verdict that the score is made of.</param>
    public static IReadOnlyList<SubtaskItems> Items(string benchmark, RunRecords records, string? other = null)
    {
        var choices = records.Choices.Where(r => r.Benchmark == benchmark).Select(r => (r.Subtask, Score: r.Correct ? 1.0 : 0));
        var grades = records.Grades.Where(r => r.Benchmark == benchmark)
            .GroupBy(r => (r.Subtask, r.Item))
            .Select(g => (g.Key.Subtask, Score: g.Average(r => (other is null ? r.Correct : r.Others.GetValueOrDefault(other)) ? 1.0 : 0)));
        return [.. (other is null ? choices.Concat(grades) : grades)
            .GroupBy(r => r.Subtask, StringComparer.Ordinal)
            .Select(g => new SubtaskItems(g.Key, BenchmarkCatalog.Category(benchmark, g.Key), [.. g.Select(r => r.Score)]))];
    }
}
