namespace DensingLaw.Evaluation.Comparison;

/// <summary>Shares that tell of broken runs rather than of worse models.</summary>
/// <param name="Items">Items with a score.</param>
/// <param name="Truncated">Share of items whose prompt was cut to fit.</param>
/// <param name="CutOff">Share of completions that reached the largest number of tokens; null without completions.</param>
/// <param name="Invalid">Share of completions in which no answer was found; null without completions.</param>
public sealed record HealthRates(int Items, double Truncated, double? CutOff, double? Invalid)
{
    /// <summary>Of some items.</summary>
    public static HealthRates Of(IReadOnlyCollection<ComparedItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var written = items.Sum(i => i.Completions);
        return new HealthRates(
            items.Count,
            items.Count == 0 ? 0 : (double)items.Count(i => i.Truncated) / items.Count,
            written == 0 ? null : (double)items.Sum(i => i.CutOff) / written,
            written == 0 ? null : (double)items.Sum(i => i.Invalid) / written);
    }
}
