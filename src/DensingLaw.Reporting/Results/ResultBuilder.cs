using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Scoring;

namespace DensingLaw.Reporting;

/// <summary>Computes a result from the manifest and the journal's records.</summary>
public static class ResultBuilder
{
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
            Run = new RunSection(manifest.Id, IsComplete(manifest, records), plan.Limit, plan.Seed),
            Checkpoint = new CheckpointSection(
                plan.Checkpoint.Path, plan.Checkpoint.Sha256, plan.Checkpoint.TokenizerSha256, plan.Checkpoint.Family, plan.Checkpoint.Parameters,
                plan.Checkpoint.Precision, plan.Checkpoint.Quantization),
            Engine = new EngineSection(plan.Engine.Name, plan.Engine.Version, plan.Engine.Device, plan.Engine.Threads, plan.Engine.Precision),
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
        var score = RecordedScore.Of(records, benchmark.Categories);
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
            Interval = new IntervalSection(score.Interval.Lower, score.Interval.Upper, score.Interval.Level),
            Truncated = score.Truncated,
            BoundaryMerged = score.BoundaryMerged,
            Categories = [.. score.Categories.Select(c => SubtaskSection.Of(c.Key, c.Value))],
            Subtasks = [.. score.Subtasks.Select(s => SubtaskSection.Of(s.Name, s.Score))],
        };
    }
}
