namespace DensingLaw.Numerics;

/// <summary>
/// <see cref="ItemBootstrap"/> for items with several values each, which stay together: what ratios of sums need (nats over tokens, nats over bytes).
/// </summary>
public static class ItemTotalsBootstrap
{
    /// <summary>
    /// Draws of the items' totals. Each stratum of n items is resampled n − 1 at a time and its means are scaled to n items again, so that a total of the
    /// draw stands for as many items as there are. Deterministic for a seed, single-threaded.
    /// </summary>
    /// <param name="strata">By stratum and item, the item's values; every stratum has at least two items, and all items have as many values.</param>
    /// <param name="options">Number of draws and seed; the level is not used.</param>
    /// <returns>By draw, one total a value.</returns>
    /// <exception cref="ArgumentException">No strata, a stratum with fewer than two items, items of unequal length, or a value that is not finite.</exception>
    public static double[][] Draw(IReadOnlyList<double[][]> strata, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (strata.Count == 0)
            throw new ArgumentException("0 strata: a bootstrap needs at least 1", nameof(strata));
        var columns = strata[0].Length > 0 ? strata[0][0].Length : 0;
        for (var s = 0; s < strata.Count; s++)
            Validate(strata[s], s, columns);

        // One row after the other: a draw reads rows at random, and a row is then one cache line.
        var flat = strata.Select(s => s.SelectMany(row => row).ToArray()).ToArray();
        var random = new Pcg32(options.Seed);
        var sums = new double[columns];
        var draws = new double[options.Draws][];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = new double[columns];
            foreach (var values in flat)
            {
                var n = (uint)(values.Length / columns);
                Array.Clear(sums);
                for (var i = 1u; i < n; i++)
                {
                    var row = values.AsSpan((int)random.NextBelow(n) * columns, columns);
                    for (var c = 0; c < row.Length; c++)
                        sums[c] += row[c];
                }

                for (var c = 0; c < columns; c++)
                    draws[draw][c] += sums[c] / (n - 1) * n;
            }
        }

        return draws;
    }

    private static void Validate(double[][] items, int stratum, int columns)
    {
        if (items.Length < 2)
            throw new ArgumentException($"stratum {stratum} has {items.Length} item(s): resampling needs at least 2");
        if (columns == 0 || Array.Exists(items, row => row.Length != columns))
            throw new ArgumentException($"an item of stratum {stratum} has not the {columns} value(s) of the first; all need as many, at least 1");
        if (Array.Exists(items, row => Array.Exists(row, value => !double.IsFinite(value))))
            throw new ArgumentException($"stratum {stratum} holds a value that is not finite");
    }
}
