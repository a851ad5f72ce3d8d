namespace DensingLaw.Inference;

/// <summary>Scores every token of one sequence given those before it.</summary>
public static class SequenceScorer
{
    /// <summary>Longest piece of a sequence in one forward.</summary>
    private const int PieceTokens = 512;

    /// <summary>
    /// What the model predicts after each token: element i is read after tokens 0..i, and its target is token i+1 (the last element has none).
    /// </summary>
    /// <param name="model">The engine.</param>
    /// <param name="tokens">At least one token, at most the model's maximum.</param>
    /// <param name="topCount">How many of the most probable tokens to return with each prediction.</param>
    public static IReadOnlyList<Prediction> Score(ICausalLanguageModel model, ReadOnlyMemory<int> tokens, int topCount = 0)
    {
        var whole = !model.BatchShape.KeepsPrefixes || tokens.Length > model.BatchShape.SharedLengthLimit;
        var piece = whole ? tokens.Length : Math.Min(tokens.Length, PieceTokens);
        var predictions = new List<Prediction>(tokens.Length);
        PrefixState? state = null;
        for (var start = 0; start < tokens.Length; start += piece)
        {
            // What came before is freed even when the engine fails; nothing after the last piece is kept.
            using var before = state;
            state = null;
            var end = Math.Min(start + piece, tokens.Length);
            var reads = Enumerable.Range(start, end - start)
                .Select(i => new Read(i - start, i + 1 < tokens.Length ? [tokens.Span[i + 1]] : []));
            var result = model.Forward(new ForwardBatch
            {
                Prefix = before,
                Rows = [new ForwardRow(tokens[start..end], [.. reads])],
                KeepState = end < tokens.Length,
                ReleasesPrefix = true,
                Detail = new PredictionDetail(topCount),
            });
            state = result.State;
            predictions.AddRange(result.Predictions[0]);
        }

        return predictions;
    }
}
