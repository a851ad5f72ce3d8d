using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>The loss of an item's gold answer.</summary>
internal sealed class PendingLoss(RunBenchmark benchmark, BenchmarkItem item, int ordinal, string key, LossText text) : PendingScore(benchmark, item, ordinal, key)
{
    public override PreparedScore Prepare(RunEngine engine) => new Prepared(new LossEncoder(engine.EncodeSeam, engine.MaxPositions).Prepare(text));

    private sealed class Prepared(PreparedLoss loss) : PreparedScore
    {
        public override IReadOnlyList<ScoreRequest> Requests => loss.Requests;

        public override bool IsComplete => loss.IsComplete;

        public override bool Complete(int request, ScoreResult result) => loss.Complete(request, result);

        public override ItemRecord ToRecord() => loss.ToLoss();
    }
}
