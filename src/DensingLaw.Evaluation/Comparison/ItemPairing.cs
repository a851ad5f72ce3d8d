namespace DensingLaw.Evaluation.Comparison;

/// <summary>Finds the items that both sides have.</summary>
/// <param name="Pairs">In the first side's order.</param>
/// <param name="OnlyFirst">Items that the second side lacks.</param>
/// <param name="OnlySecond">Items that the first side lacks.</param>
public sealed record ItemPairing(IReadOnlyList<ItemPair> Pairs, int OnlyFirst, int OnlySecond)
{
    /// <summary>Pairs by item id; what is left over, by equal prompts in the same order within a sub-task (another tool numbers items its own way).</summary>
    public static ItemPairing Of(ComparedBenchmark first, ComparedBenchmark second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var byId = new Dictionary<string, ComparedItem>(second.Items.Count, StringComparer.Ordinal);
        foreach (var item in second.Items)
            byId.TryAdd(item.Item, item);
        var found = new ComparedItem?[first.Items.Count];
        for (var i = 0; i < found.Length; i++)
        {
            if (byId.Remove(first.Items[i].Item, out var match))
                found[i] = match;
        }

        var byPrompt = byId.Values.Where(i => i.PromptSha256 is not null).GroupBy(i => (i.Subtask, i.PromptSha256))
            .ToDictionary(g => g.Key, g => new Queue<ComparedItem>(g.OrderBy(i => i.Ordinal)));
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is null && byPrompt.TryGetValue((first.Items[i].Subtask, first.Items[i].PromptSha256), out var queue) && queue.TryDequeue(out var match))
                found[i] = match;
        }

        var pairs = new List<ItemPair>(found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } match)
                pairs.Add(new ItemPair(first.Items[i], match));
        }

        return new ItemPairing(pairs, first.Items.Count - pairs.Count, second.Items.Count - pairs.Count);
    }
}
