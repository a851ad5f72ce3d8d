namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Stable sorting by Python's order. What has no order is a fault, which the platform's own sorts would wrap.</summary>
internal static class Ordering
{
    public static T[] Sort<T>(IEnumerable<(object? Key, T Value)> items, bool isReversed, RenderBudget budget)
    {
        var sorted = items.ToArray();
        budget.Items(sorted.Length);
        Merge(sorted, new (object?, T)[sorted.Length], 0, sorted.Length, isReversed, budget);
        return [.. sorted.Select(item => item.Value)];
    }

    private static void Merge<T>((object? Key, T Value)[] items, (object? Key, T Value)[] spare, int from, int to, bool isReversed, RenderBudget budget)
    {
        if (to - from < 2)
        {
            return;
        }

        var middle = (from + to) / 2;
        Merge(items, spare, from, middle, isReversed, budget);
        Merge(items, spare, middle, to, isReversed, budget);
        items.AsSpan(from, to - from).CopyTo(spare.AsSpan(from));
        var (left, right) = (from, middle);
        for (var i = from; i < to; i++)
        {
            // Equal items keep their order, in a reversed sort too.
            var takesRight = left == middle || (right < to && IsBefore(spare[right].Key, spare[left].Key));
            items[i] = takesRight ? spare[right++] : spare[left++];
        }

        bool IsBefore(object? a, object? b) => isReversed ? Comparison.Holds("<", b, a, budget) : Comparison.Holds("<", a, b, budget);
    }
}
