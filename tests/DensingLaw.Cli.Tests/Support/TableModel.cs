using DensingLaw.Inference;

namespace DensingLaw.Cli.Tests;

/// <summary>
/// A model over eight tokens whose next-token log-probabilities depend on the last token alone: the token after t is t + 1 (mod 8) with probability
/// 1/2, and every other token shares the rest. Everything it says can be worked out by hand.
/// </summary>
internal sealed class TableModel(bool keepsPrefixes = true) : ICausalLanguageModel
{
    public static readonly float Likely = MathF.Log(0.5f), Unlikely = MathF.Log(0.5f / 7);

    public EngineInfo Engine { get; } = new("table", "1", "cpu", 1, "fp32");

    public int VocabularySize => 8;

    public int MaxPositions => 16;

    public BatchShape BatchShape { get; } = new() { PreferredTokens = 16, KeepsPrefixes = keepsPrefixes, ScoreBytesPerTokenPair = 4 };

    public static float LogProb(int last, int next) => next == (last + 1) % 8 ? Likely : Unlikely;

    public ForwardResult Forward(ForwardBatch batch) => new(
        [.. batch.Rows.Select(row => row.Reads.Select(read => Predict(row.Tokens.Span[read.Offset], read.Targets, batch.Detail.TopCount)).ToArray())],
        batch.KeepState ? new State((batch.Prefix?.Length ?? 0) + batch.Rows[0].Tokens.Length) : null);

    public void Dispose()
    {
    }

    private static Prediction Predict(int last, int[] targets, int top) => new(
        [.. targets.Select(t => LogProb(last, t))],
        (last + 1) % 8,
        [.. Enumerable.Range(0, 8).Select(t => new TokenLogProb(t, LogProb(last, t))).OrderByDescending(t => t.LogProb).ThenBy(t => t.Token).Take(top)],
        []);

    private sealed class State(int length) : PrefixState
    {
        public override int Length => length;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
