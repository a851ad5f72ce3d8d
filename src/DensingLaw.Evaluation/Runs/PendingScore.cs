using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation;

/// <summary>
/// Something to score of an item, with its address in the journal; neither texts nor tokens yet, so that resuming a run does not build what is finished.
/// </summary>
internal abstract class PendingScore(RunBenchmark benchmark, BenchmarkItem item, int ordinal, string key)
{
    public RunBenchmark Benchmark => benchmark;

    public BenchmarkItem Item => item;

    public int Ordinal => ordinal;

    public string Key => key;

    /// <summary>Everything to score of a benchmark: its choices, where it has any, and its losses.</summary>
    public static IEnumerable<PendingScore> Of(RunBenchmark benchmark, RunPlan plan)
    {
        for (var i = 0; i < benchmark.Items.Count; i++)
        {
            var item = benchmark.Items[i];
            var promptSha256 = ResultAddress.Sha256(item.Prompt);
            if (benchmark.Choice is { } rule)
            {
                var settings = $"choices/1 gold={item.GoldIndex} {ResultAddress.Sha256(string.Join('\0', item.Continuations))}";
                yield return new PendingChoice(benchmark, item, i, ResultAddress.Of(plan, benchmark.Plan, item, promptSha256, settings), promptSha256, rule);
            }

            foreach (var kind in benchmark.Plan.Losses)
            {
                var settings = $"loss/1 {kind} {ResultAddress.Sha256(LossTexts.Continuation(kind, item))}";
                yield return new PendingLoss(benchmark, item, i, ResultAddress.Of(plan, benchmark.Plan, item, promptSha256, settings), kind);
            }
        }
    }

    /// <summary>Encodes it.</summary>
    public abstract PreparedScore Prepare(RunEngine engine);
}
