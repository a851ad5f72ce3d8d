namespace DensingLaw.Inference;

/// <summary>Greedy continuation of one sequence: the reference for batched generation.</summary>
public static class GreedyDecoder
{
    /// <summary>Continues <paramref name="prompt"/> by the most probable token until <paramref name="isEnd"/> accepts one (it is included) or the count is reached.</summary>
    /// <param name="model">The engine.</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="maxTokens">New tokens at most; prompt and new tokens must fit the model.</param>
    /// <param name="isEnd">Whether a token ends the text.</param>
    public static int[] Continue(ICausalLanguageModel model, ReadOnlyMemory<int> prompt, int maxTokens, Func<int, bool> isEnd)
    {
        if (prompt.Length + maxTokens > model.MaxPositions)
        {
            throw new ArgumentException(
                $"a prompt of {prompt.Length} tokens and {maxTokens} new ones exceed the model's {model.MaxPositions} positions", nameof(maxTokens));
        }

        var generated = new List<int>(maxTokens);
        var all = new List<int>(prompt.ToArray());
        PrefixState? state = null;
        try
        {
            var next = prompt;
            while (generated.Count < maxTokens)
            {
                // Frequencies that depend on the length, and graphs without a cache, need the whole sequence each time.
                var whole = !model.BatchShape.KeepsPrefixes || all.Count >= model.BatchShape.SharedLengthLimit;
                var result = model.Forward(new ForwardBatch
                {
                    Prefix = whole ? null : state,
                    Rows = [whole ? LastRead(all.ToArray()) : LastRead(next)],
                    KeepState = !whole,
                    ReleasesPrefix = true,
                });
                state?.Dispose();
                state = result.State;
                var token = result.Predictions[0][0].GreedyToken;
                generated.Add(token);
                all.Add(token);
                if (isEnd(token))
                {
                    break;
                }

                next = new[] { token };
            }
        }
        finally
        {
            state?.Dispose();
        }

        return [.. generated];
    }

    private static ForwardRow LastRead(ReadOnlyMemory<int> tokens) => new(tokens, [new Read(tokens.Length - 1, [])]);
}
