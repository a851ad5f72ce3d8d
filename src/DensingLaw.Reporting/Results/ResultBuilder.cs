using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Scoring;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>Computes a result from the manifest and the journal's records.</summary>
public static class ResultBuilder
{
    private const double IntervalLevel = 0.9;

    /// <param name="manifest">The run's manifest.</param>
    /// <param name="records">The journal's records, in the order the journal gives them.</param>
    /// <param name="density">The density computed from the same records, if any.</param>
    /// <param name="performance">What the work cost, if known.</param>
    public static ResultDocument Build(RunManifest manifest, IReadOnlyList<ChoiceRecord> records, DensitySection? density, RunPerformance? performance)
    {
        var plan = manifest.Plan;
        var byBenchmark = records.ToLookup(r => r.Benchmark, StringComparer.Ordinal);
        return new ResultDocument
        {
            Run = new RunSection(manifest.Id, IsComplete(manifest, records), plan.Limit, plan.Subtasks, plan.Seed),
            Checkpoint = new CheckpointSection(
                plan.Checkpoint.Path, plan.Checkpoint.Sha256, plan.Checkpoint.TokenizerSha256, plan.Checkpoint.AddsBos, plan.Checkpoint.Family, plan.Checkpoint.Parameters,
                plan.Checkpoint.Precision, plan.Checkpoint.Quantization),
            Engine = EngineSection.Of(plan.Engine),
            Benchmarks = [.. plan.Benchmarks.Where(b => byBenchmark[b.Name].Any()).Select(b => Section(b, [.. byBenchmark[b.Name]]))],
            Density = density,
            Performance = performance,
        };
    }

    /// <summary>Whether every planned item has a record.</summary>
    public static bool IsComplete(RunManifest manifest, IReadOnlyList<ChoiceRecord> records) =>
        manifest.Plan.Benchmarks.All(b => records.Count(r => r.Benchmark == b.Name) == b.Items);

    private static BenchmarkSection Section(PlannedBenchmark benchmark, IReadOnlyList<ChoiceRecord> records)
    {
        var score = BenchmarkScore.Of(RecordScores.Items(benchmark.Name, records));
        var interval = BinomialInterval.Wilson(records.Count(r => r.Correct), records.Count, IntervalLevel);
        return new BenchmarkSection
        {
            Name = benchmark.Name,
            Protocol = benchmark.Protocol,
            ProtocolSha256 = benchmark.ProtocolSha256,
            DataSha256 = benchmark.DataSha256,
            Items = records.Count,
            ItemsPlanned = benchmark.Items,
            Score = score.Micro.Mean,
            MacroScore = score.Macro,
            StandardError = score.Micro.StandardError,
            Interval = new IntervalSection(interval.Lower, interval.Upper, interval.Level),
            Truncated = records.Count(r => r.Truncated),
            BoundaryMerged = records.Count(r => r.BoundaryMerged),
            Categories = [.. score.Categories.Select(c => new CategorySection(c.Key, (int)c.Value.Count, c.Value.Mean, c.Value.StandardError))],
            Subtasks = [.. score.Subtasks.Select(s => new SubtaskSection(s.Name, s.Category, (int)s.Score.Count, s.Score.Mean, s.Score.StandardError))],
        };
    }
}
