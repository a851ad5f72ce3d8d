namespace DensingLaw.Numerics;

/// <summary>
/// Bootstrap of a paired ratio Σ difference / Σ weight: clusters are drawn with replacement, each with all its items (Field and Welsh 2007). With a weight
/// of 1 it is the mean difference, with bytes as weights the difference of corpus losses a byte.
/// </summary>
/// <param name="Estimate">Of the items as they are.</param>
/// <param name="Interval">Percentiles of the draws.</param>
/// <param name="PValue">Two-sided: twice the share of draws on the far side of 0, (count + 1) / (draws + 1), at most 1.</param>
/// <param name="Clusters">How many were drawn from.</param>
/// <param name="StandardError">Standard deviation of the draws.</param>
public sealed record ClusteredBootstrap(double Estimate, Interval Interval, double PValue, int Clusters, double StandardError)
{
    /// <summary>Draws and reads. Deterministic for a seed, single-threaded. Null with fewer than two clusters.</summary>
    /// <param name="differences">One an item, finite.</param>
    /// <param name="weights">One an item, above 0.</param>
    /// <param name="clusters">The cluster of each item, as an index from 0; equal to the item's own index for items that stand alone.</param>
    /// <param name="options">Draws, seed and level.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are no items, or a value is out of range.</exception>
    public static ClusteredBootstrap? Of(ReadOnlySpan<double> differences, ReadOnlySpan<double> weights, ReadOnlySpan<int> clusters, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (differences.IsEmpty || differences.Length != weights.Length || differences.Length != clusters.Length)
            throw new ArgumentException($"{differences.Length} differences, {weights.Length} weights and {clusters.Length} clusters; as many of each are needed, at least 1");
        var (tops, bottoms) = Sums(differences, weights, clusters);
        if (tops.Length < 2)
            return null;
        var random = new Pcg32(options.Seed);
        var draws = new double[options.Draws];
        int below = 0, above = 0;
        for (var d = 0; d < draws.Length; d++)
        {
            double top = 0, bottom = 0;
            for (var i = 0; i < tops.Length; i++)
            {
                var at = random.NextBelow((uint)tops.Length);
                top += tops[at];
                bottom += bottoms[at];
            }

            draws[d] = top / bottom;
            below += top <= 0 ? 1 : 0;
            above += top >= 0 ? 1 : 0;
        }

        var mean = draws.Average();
        var p = Math.Min(1, 2.0 * (Math.Min(below, above) + 1) / (draws.Length + 1));
        var deviation = Math.Sqrt(draws.Sum(x => (x - mean) * (x - mean)) / (draws.Length - 1));
        return new ClusteredBootstrap(tops.Sum() / bottoms.Sum(), ItemBootstrap.Percentiles(draws, options.Level), p, tops.Length, deviation);
    }

    private static (double[] Tops, double[] Bottoms) Sums(ReadOnlySpan<double> differences, ReadOnlySpan<double> weights, ReadOnlySpan<int> clusters)
    {
        var places = new Dictionary<int, int>();
        var (tops, bottoms) = (new List<double>(), new List<double>());
        for (var i = 0; i < differences.Length; i++)
        {
            if (!double.IsFinite(differences[i]) || weights[i] is not (> 0 and < double.PositiveInfinity))
                throw new ArgumentException(FormattableString.Invariant($"item {i} has the difference {differences[i]} and the weight {weights[i]}; finite ones are needed, the weight above 0"));
            if (!places.TryGetValue(clusters[i], out var place))
            {
                place = places[clusters[i]] = tops.Count;
                tops.Add(0);
                bottoms.Add(0);
            }

            tops[place] += differences[i];
            bottoms[place] += weights[i];
        }

        return ([.. tops], [.. bottoms]);
    }
}
