namespace DensingLaw.Inference;

/// <summary>Greedy continuation of one sequence, without a tokenizer.</summary>
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

        var whole = !model.BatchShape.KeepsPrefixes || prompt.Length + maxTokens > model.BatchShape.SharedLengthLimit;
        using var rows = whole ? new SeparateRows(model, 1) : model.OpenRows(1);
        var generated = new List<int>(maxTokens);
        var prediction = rows.Admit(null, [prompt], default)[0];
        while (true)
        {
            generated.Add(prediction.GreedyToken);
            if (isEnd(prediction.GreedyToken) || generated.Count == maxTokens)
                return [.. generated];
            prediction = rows.Advance([prediction.GreedyToken], default)[0];
        }
    }
}
