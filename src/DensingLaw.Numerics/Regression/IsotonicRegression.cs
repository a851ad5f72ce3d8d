namespace DensingLaw.Numerics;

/// <summary>The rising step function nearest to a sequence, by pooling adjacent violators (Ayer et al. 1955, Ann. Math. Stat. 26, 641–647).</summary>
public static class IsotonicRegression
{
    /// <summary>The values v₁ ≤ v₂ ≤ … with the least Σ wᵢ (yᵢ − vᵢ)².</summary>
    /// <param name="y">Finite values in the order of their abscissas.</param>
    /// <param name="weights">As many weights above 0, or none for equal ones. Values of one abscissa go in as their mean, with their number as
    /// weight.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    public static double[] Fit(ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default)
    {
        if (!weights.IsEmpty && weights.Length != y.Length)
            throw new ArgumentException($"{weights.Length} weights for {y.Length} values; give one a value or none", nameof(weights));
        var blocks = new List<(double Mean, double Weight, int Count)>();
        for (var i = 0; i < y.Length; i++)
        {
            if (!double.IsFinite(y[i]))
                throw new ArgumentException($"value {i} is not finite", nameof(y));
            var block = (Mean: y[i], Weight: weights.IsEmpty ? 1 : weights[i], Count: 1);
            while (blocks.Count > 0 && blocks[^1].Mean >= block.Mean)
            {
                var before = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                var weight = before.Weight + block.Weight;
                block = ((before.Mean * before.Weight + block.Mean * block.Weight) / weight, weight, before.Count + block.Count);
            }

            blocks.Add(block);
        }

        return [.. blocks.SelectMany(b => Enumerable.Repeat(b.Mean, b.Count))];
    }
}
