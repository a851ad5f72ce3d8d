using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation;

/// <summary>The loss of an item's gold answer.</summary>
internal sealed class PendingLoss(RunBenchmark benchmark, BenchmarkItem item, int ordinal, string key, LossKind kind) : PendingScore(benchmark, item, ordinal, key)
{
    public override PreparedScore Prepare(RunEngine engine) =>
        new LossEncoder(engine.EncodeSeam, engine.MaxPositions).Prepare(LossTexts.Of(Benchmark.Plan.Name, Item, [kind])[0]);
}
