using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Evaluation.Scoring;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>Computes a result from the manifest and the journal's records.</summary>
public static class ResultBuilder
{
    private const double IntervalLevel = 0.9;

    /// <param name="manifest">The run's manifest.</param>
    /// <param name="records">The journal's records.</param>
    /// <param name="density">The density computed from the same records, if any.</param>
    /// <param name="performance">What the work cost, if known.</param>
    public static ResultDocument Build(RunManifest manifest, RunRecords records, DensitySection? density, RunPerformance? performance)
    {
        var plan = manifest.Plan;
        return new ResultDocument
        {
            Run = new RunSection(manifest.Id, IsComplete(manifest, records), plan.Suite, plan.Limit, plan.Subtasks, plan.Seed),
            Checkpoint = new CheckpointSection(
                plan.Checkpoint.Path, plan.Checkpoint.Sha256, plan.Checkpoint.TokenizerSha256, plan.Checkpoint.AddsBos, plan.Checkpoint.Family, plan.Checkpoint.Parameters,
                plan.Checkpoint.Precision, plan.Checkpoint.Quantization),
            Engine = EngineSection.Of(plan.Engine),
            Benchmarks = [.. plan.Benchmarks.Select(b => (Plan: b, Records: records.Of(b.Name))).Where(b => b.Records.Choices.Count + b.Records.Grades.Count > 0)
                .Select(b => Section(b.Plan, b.Records, plan.Seed))],
            LossRules = plan.Benchmarks.Any(b => b.Losses.Count > 0) ? new LossRules { BosAdded = plan.Checkpoint.AddsBos } : null,
            Density = density,
            Performance = performance,
        };
    }

    /// <summary>Whether every planned result has a record.</summary>
    public static bool IsComplete(RunManifest manifest, RunRecords records) => manifest.Plan.Benchmarks.All(b => records.Of(b.Name).Results == b.Results);

    private static BenchmarkSection Section(PlannedBenchmark benchmark, RunRecords records, int seed)
    {
        var items = RecordScores.Items(benchmark.Name, records);
        var score = BenchmarkScore.Of(items);
        var interval = BinomialInterval.Wilson((long)Math.Round(items.Sum(s => s.Scores.Sum())), items.Sum(s => s.Scores.Length), IntervalLevel);
        return new BenchmarkSection
        {
            Name = benchmark.Name,
            Protocol = benchmark.Protocol,
            ProtocolSha256 = benchmark.ProtocolSha256,
            DataSha256 = benchmark.DataSha256,
            Items = items.Sum(s => s.Scores.Length),
            ItemsPlanned = benchmark.Items,
            Score = score.Micro.Mean,
            MacroScore = score.Macro,
            StandardError = score.Micro.StandardError,
            Interval = new IntervalSection(interval.Lower, interval.Upper, interval.Level),
            Truncated = records.Choices.Count(r => r.Truncated) + records.Completions.Count(r => r.Truncated),
            BoundaryMerged = records.Choices.Count(r => r.BoundaryMerged),
            OtherScores = records.Grades.SelectMany(g => g.Others.Keys).Distinct().Order(StringComparer.Ordinal).ToDictionary(
                other => other, other => BenchmarkScore.Of(RecordScores.Items(benchmark.Name, records, other)).Micro.Mean),
            PassAt = PassAt(benchmark, records),
            Completions = CompletionSection.Of(records),
            Losses = BenchmarkLoss.All(records.Losses, new BootstrapOptions { Seed = (ulong)seed }),
            DataDifferences = benchmark.DataDifferences,
            Categories = [.. score.Categories.Select(c => new CategorySection(c.Key, (int)c.Value.Count, c.Value.Mean, c.Value.StandardError))],
            Subtasks = [.. score.Subtasks.Select(s => new SubtaskSection(s.Name, s.Category, (int)s.Score.Count, s.Score.Mean, s.Score.StandardError))],
        };
    }

    private static Dictionary<int, double> PassAt(PlannedBenchmark benchmark, RunRecords records)
    {
        if (benchmark.Completions is not { Samples: > 1 } completions)
            return [];
        var items = records.Grades.GroupBy(g => g.Item).Select(g => (All: g.Count(), Correct: g.Count(r => r.Correct))).Where(i => i.All == completions.Samples).ToArray();
        return items.Length == 0 ? [] : new SamplingSettings { Samples = completions.Samples }.PassAt.ToDictionary(k => k, k => items.Average(i => PassAtK.Estimate(i.All, i.Correct, k)));
    }
}
