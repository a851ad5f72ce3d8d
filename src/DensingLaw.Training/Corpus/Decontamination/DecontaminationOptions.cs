namespace DensingLaw.Training.Corpus;

/// <summary>Which documents are dropped because they overlap with benchmarks.</summary>
public sealed record DecontaminationOptions
{
    /// <summary>The benchmarks' texts; see <see cref="DecontaminationTarget.Of"/>. None by default.</summary>
    public IReadOnlyList<DecontaminationTarget> Targets { get; init; } = [];

    /// <summary>
    /// Words in a row that a document must share with an item, 2 to 100. Default 13, as in the GPT-3 paper (appendix C) and lm-evaluation-harness; items with
    /// fewer words cannot be found, and the report counts them.
    /// </summary>
    public int Words { get; init; } = 13;

    /// <summary>
    /// Word rows that stand in more items than this are a benchmark's template, not an item's content, and are not looked for; at least 1. Default null:
    /// all are looked for. Needed where items are made from templates longer than <see cref="Words"/>.
    /// </summary>
    public int? MaxItemsPerRow { get; init; }

    /// <summary>Examples of dropped documents that the report gives for each benchmark. Default 5.</summary>
    public int Examples { get; init; } = 5;

    /// <exception cref="ConfigurationException">A value out of its range.</exception>
    internal void Check()
    {
        if (Words is < 2 or > 100 || MaxItemsPerRow is < 1 || Examples < 0)
            throw new ConfigurationException(FormattableString.Invariant(
                $"rows of {Words} words, in at most {MaxItemsPerRow?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any number of"} items, {Examples} examples: 2 to 100 words, 1 item or more and 0 examples or more are allowed"));
        if (Targets.GroupBy(t => t.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ConfigurationException($"the benchmark '{twice.Key}' is to be looked for twice; name it once");
    }
}
