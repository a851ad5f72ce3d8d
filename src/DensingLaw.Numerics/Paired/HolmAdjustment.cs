namespace DensingLaw.Numerics;

/// <summary>Holm's step-down correction (Holm 1979): among all tests together, a false alarm is no more likely than the level.</summary>
public static class HolmAdjustment
{
    /// <summary>
    /// Adjusted p-values in the order given: with m tests, the k-th smallest is multiplied by m − k + 1, is at most 1, and never below a smaller one's.
    /// </summary>
    /// <param name="pValues">In [0, 1].</param>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        foreach (var p in pValues)
        {
            if (p is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "a p-value lies in [0, 1]");
        }

        var values = pValues.ToArray();
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var adjusted = new double[values.Length];
        var largest = 0.0;
        for (var k = 0; k < order.Length; k++)
        {
            largest = Math.Max(largest, Math.Min(1, values[order[k]] * (values.Length - k)));
            adjusted[order[k]] = largest;
        }

        return adjusted;
    }
}
