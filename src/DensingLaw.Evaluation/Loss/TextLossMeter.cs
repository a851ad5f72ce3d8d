using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>Measures the loss of a text.</summary>
public static class TextLossMeter
{
    /// <summary>Scores every token of a text once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The text's tokens, without special tokens around it; at least one.</param>
    /// <param name="prefixToken">What the first token is conditioned on.</param>
    /// <param name="maxLength">Tokens of a full window.</param>
    /// <param name="score">Scores requests, telling the index and the result of each.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public static TextLoss Measure(
        string text, int[] tokens, int prefixToken, int maxLength, Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> score, CancellationToken cancellation)
    {
        var windows = RollingWindows.Of(tokens, prefixToken, maxLength);
        var logLikelihoods = new double[windows.Count];
        score(windows, (i, result) => logLikelihoods[i] = result.LogLikelihood, cancellation);
        return new TextLoss
        {
            Tokens = tokens.Length,
            Bytes = Encoding.UTF8.GetByteCount(text),
            Words = PythonText.CountWords(text),
            Windows = windows.Count,
            LogLikelihood = logLikelihoods.Sum(),
        };
    }
}
