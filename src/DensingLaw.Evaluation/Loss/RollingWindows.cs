using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>
/// Cuts a text into windows in which every token is scored exactly once (lm-evaluation-harness's <c>loglikelihood_rolling</c> with disjoint windows and one
/// token of context): the first window is conditioned on the prefix token, each full window after it on one token, and the last is filled up from the left.
/// </summary>
public static class RollingWindows
{
    /// <summary>The windows as requests, in the text's order.</summary>
    /// <param name="tokens">The text; at least one token.</param>
    /// <param name="prefixToken">What the first token is conditioned on: the beginning-of-sequence token.</param>
    /// <param name="maxLength">Tokens that a full window scores, at least 1; the model is given one more.</param>
    public static IReadOnlyList<ScoreRequest> Of(ReadOnlyMemory<int> tokens, int prefixToken, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        if (tokens.IsEmpty)
            throw new ArgumentException("a text needs at least 1 token", nameof(tokens));
        var first = Math.Min(maxLength, tokens.Length);
        var windows = new List<ScoreRequest> { new(new[] { prefixToken }, tokens[..first]) };
        for (var done = first; done < tokens.Length;)
        {
            var end = Math.Min(done + maxLength, tokens.Length);
            var start = Math.Max(0, end - maxLength - 1);
            windows.Add(new ScoreRequest(tokens[start..done], tokens[done..end]));
            done = end;
        }

        return windows;
    }
}
