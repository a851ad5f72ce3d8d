namespace DensingLaw.Inference;

/// <summary>What a model predicts at one read position.</summary>
/// <param name="LogProbs">Natural log-probabilities of the read's targets, in their order.</param>
/// <param name="GreedyToken">The most probable token; the smallest id among equals.</param>
/// <param name="Top">The most probable tokens, best first, when asked for.</param>
/// <param name="Distribution">Natural log-probabilities of all tokens by id, when asked for; else empty.</param>
public sealed record Prediction(float[] LogProbs, int GreedyToken, IReadOnlyList<TokenLogProb> Top, float[] Distribution)
{
    /// <summary>How many tokens are likelier than each of the read's targets, when asked for; else empty.</summary>
    public int[] Ranks { get; init; } = [];
}
