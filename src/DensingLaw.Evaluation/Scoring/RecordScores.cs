using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>Scores computed from a journal's records and from nothing else.</summary>
public static class RecordScores
{
    /// <summary>The item scores of one benchmark by sub-task, both in the records' order.</summary>
    public static IReadOnlyList<SubtaskItems> Items(string benchmark, IEnumerable<ChoiceRecord> records) =>
        [.. records.Where(r => r.Benchmark == benchmark)
            .GroupBy(r => r.Subtask, StringComparer.Ordinal)
            .Select(g => new SubtaskItems(g.Key, BenchmarkCatalog.Category(benchmark, g.Key), [.. g.Select(r => r.Correct ? 1.0 : 0.0)]))];
}
