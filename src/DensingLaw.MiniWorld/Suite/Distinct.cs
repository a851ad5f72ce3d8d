namespace DensingLaw.MiniWorld.Suite;

/// <summary>Draws items until a number of them differ.</summary>
internal static class Distinct
{
    private const int TriesPerItem = 500;

    /// <param name="count">How many.</param>
    /// <param name="draw">Draws one.</param>
    /// <param name="key">What must differ.</param>
    /// <param name="what">How messages call the items.</param>
    /// <exception cref="InvalidOperationException">Too few in a bounded number of tries.</exception>
    public static IReadOnlyList<T> Of<T>(int count, Func<T> draw, Func<T, string> key, string what)
    {
        var (items, seen) = (new List<T>(count), new HashSet<string>(StringComparer.Ordinal));
        for (var attempt = 0; items.Count < count && attempt < count * TriesPerItem; attempt++)
        {
            var item = draw();
            if (seen.Add(key(item)))
                items.Add(item);
        }

        return items.Count == count ? items
            : throw new InvalidOperationException($"only {items.Count} of {count} different {what} in {count * TriesPerItem} tries; give another seed");
    }
}
