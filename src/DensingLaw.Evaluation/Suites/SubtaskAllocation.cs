namespace DensingLaw.Evaluation.Suites;

/// <summary>Spreads a number of items over sub-tasks so that a larger number never takes an item from a sub-task.</summary>
internal static class SubtaskAllocation
{
    /// <summary>
    /// One item to each sub-task, the largest first (the earlier one of equals); the others one by one after Webster and Sainte-Laguë: the next item goes to the
    /// sub-task with the largest size / (2·given + 1) that is not used up. Each total is the one before it and one item more, which the method of largest
    /// remainders does not promise (the Alabama paradox); the shares are those of the sizes, rounded.
    /// </summary>
    /// <param name="sizes">Items of each sub-task, at least 1.</param>
    /// <param name="total">Items to give, from 0 to the sum of the sizes.</param>
    /// <returns>Items given, for each sub-task.</returns>
    public static int[] Of(IReadOnlyList<int> sizes, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(total, sizes.Sum());
        var given = new int[sizes.Count];
        foreach (var first in Enumerable.Range(0, sizes.Count).OrderByDescending(i => sizes[i]).Take(total))
            given[first] = 1;
        for (var left = total - sizes.Count; left > 0; left--)
            given[Next(sizes, given)]++;
        return given;
    }

    private static int Next(IReadOnlyList<int> sizes, int[] given)
    {
        var best = -1;
        for (var i = 0; i < sizes.Count; i++)
        {
            // sizes[i] / (2·given[i] + 1) > sizes[best] / (2·given[best] + 1), without rounding.
            if (given[i] < sizes[i] && (best < 0 || (long)sizes[i] * (2 * given[best] + 1) > (long)sizes[best] * (2 * given[i] + 1)))
                best = i;
        }

        return best;
    }
}
