using DensingLaw.Inference;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>
/// How many tokens MMLU costs with SmolLM2's tokenizer. Token counts do not depend on what the model answers, so the engine here only counts; its plan is
/// that of the ONNX engine on the CPU.
/// </summary>
public sealed class WorkCountTests(SmolLm2 smolLm2) : IClassFixture<SmolLm2>
{
    [Theory]
    [InlineData(20, 0.22)]
    [InlineData(100, 0.17)]
    public void Score_WholeSubjects_ComputesAFractionOfThePromptTokens(int itemsPerSubject, double bound)
    {
        using var model = new CountingModel();
        var scheduler = new Scheduler(model, new SchedulerOptions());
        foreach (var subtask in smolLm2.Mmlu.Subtasks)
        {
            scheduler.Score(smolLm2.Requests(subtask.Items.Take(itemsPerSubject)), (_, _) => { });
        }

        var statistics = scheduler.Statistics;
        var ratio = (double)statistics.ComputedTokens / statistics.PromptTokens;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{itemsPerSubject} items a subject: {statistics}, ratio {ratio:F4}"));
        Assert.InRange(ratio, 0, bound);
    }

    private sealed class CountingModel : ICausalLanguageModel
    {
        public EngineInfo Engine { get; } = new("counting", "1", "cpu", 1, "fp32");

        public int VocabularySize => 49152;

        public int MaxPositions => 8192;

        public BatchShape BatchShape { get; } = new() { PreferredTokens = 512, ScoreBytesPerTokenPair = 36 };

        public ForwardResult Forward(ForwardBatch batch)
        {
            batch.Check();
            var predictions = batch.Rows.SelectMany(r => r.Reads).Select(r => new Prediction(new float[r.Targets.Length], 0, [], []));
            return new ForwardResult(
                batch.SplitByRow([.. predictions]), batch.KeepState ? new Counted((batch.Prefix?.Length ?? 0) + batch.Rows[0].Tokens.Length) : null);
        }

        public void Dispose()
        {
        }

        private sealed class Counted(int length) : PrefixState
        {
            public override int Length => length;

            protected override void Dispose(bool disposing)
            {
            }
        }
    }
}
