using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>Log-probabilities of every token of a sequence, and its greedy continuation, straight from the engine.</summary>
internal static class LogProbProbe
{
    /// <summary>One prediction after each token; all but the last read the token that follows.</summary>
    public static IReadOnlyList<Prediction> Predict(ICausalLanguageModel model, int[] ids, int top)
    {
        if (ids.Length == 0)
            throw new FormatException("it has no tokens");
        if (ids.Length > model.MaxPositions)
            throw new FormatException($"it has {ids.Length} tokens; the model takes {model.MaxPositions}");
        var reads = ids.Select((_, i) => new Read(i, i + 1 < ids.Length ? [ids[i + 1]] : [])).ToArray();
        return model.Forward(new ForwardBatch { Rows = [new ForwardRow(ids, reads)], TopCount = top }).Predictions[0];
    }

    /// <summary>The most probable token after another, until an end token, the count, or the model's longest sequence.</summary>
    public static List<int> Generate(ICausalLanguageModel model, int[] ids, int count, IReadOnlySet<int> endIds)
    {
        var generated = new List<int>();
        PrefixState? state = null;
        try
        {
            while (generated.Count < count && ids.Length + generated.Count <= model.MaxPositions)
            {
                // An engine without a cache computes the sequence from its beginning every time.
                int[] own = state is null ? [.. ids, .. generated] : [generated[^1]];
                var result = model.Forward(new ForwardBatch
                {
                    Prefix = state,
                    Rows = [new ForwardRow(own, [new Read(own.Length - 1, [])])],
                    KeepState = model.BatchShape.KeepsPrefixes,
                });
                state?.Dispose();
                state = result.State;
                generated.Add(result.Predictions[0][0].GreedyToken);
                if (endIds.Contains(generated[^1]))
                    break;
            }

            return generated;
        }
        finally
        {
            state?.Dispose();
        }
    }
}
