namespace DensingLaw.Numerics;

/// <summary>Groups of items as they are resampled.</summary>
public static class ItemStrata
{
    /// <summary>
    /// A group of one item has no spread of its own: such items form one stratum, the last, or join the smallest other one when there is only one of them.
    /// Empty groups are left out.
    /// </summary>
    /// <param name="groups">The items of each group.</param>
    public static IReadOnlyList<T[]> Collapse<T>(IReadOnlyCollection<T[]> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var strata = groups.Where(g => g.Length > 1).ToList();
        T[] singles = [.. groups.Where(g => g.Length == 1).Select(g => g[0])];
        if (singles.Length == 0)
            return strata;
        if (singles.Length == 1 && strata.Count > 0)
        {
            var smallest = strata.MinBy(g => g.Length)!;
            strata.Remove(smallest);
            singles = [.. smallest, .. singles];
        }

        strata.Add(singles);
        return strata;
    }
}
