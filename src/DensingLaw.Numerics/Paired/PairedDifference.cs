using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>
/// The mean of per-item differences (second less first) with its standard error: of items where they are independent, of clusters where items of one
/// cluster go together (Miller 2024, arXiv 2411.00640, section 2.2). Two-sided paired t-test.
/// </summary>
public sealed record PairedDifference
{
    /// <summary>Items, at least 1.</summary>
    public required int Items { get; init; }

    /// <summary>Clusters that the items lie in; null where each item counts by itself.</summary>
    public required int? Clusters { get; init; }

    /// <summary>Mean difference, in the unit of the values.</summary>
    public required double Mean { get; init; }

    /// <summary>Of the mean; null with 1 item or 1 cluster.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Of Student's t: items or clusters less 1.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Mean over standard error; null without a standard error, or where it is 0.</summary>
    public double? T => StandardError is > 0 ? Mean / StandardError : null;

    /// <summary>Two-sided. Where all differences are equal it is 1 for a difference of 0 and 0 otherwise; null without a standard error.</summary>
    public double? PValue => StandardError switch
    {
        null => null,
        0 => Mean == 0 ? 1 : 0,
        _ => 2 * StudentT.CDF(0, 1, DegreesOfFreedom, -Math.Abs(T!.Value)),
    };

    /// <summary>Items as they are.</summary>
    /// <param name="differences">One an item, finite; at least one.</param>
    public static PairedDifference Of(ReadOnlySpan<double> differences)
    {
        var mean = MeanEstimate.Of(differences);
        return new PairedDifference
        {
            Items = differences.Length,
            Clusters = null,
            Mean = mean.Mean,
            StandardError = mean.StandardError,
            DegreesOfFreedom = Math.Max(0, differences.Length - 1),
        };
    }

    /// <summary>
    /// Items in clusters: variance = Σ over clusters of (Σ of their deviations)² / n², times G/(G − 1) for G clusters, which is what their own mean costs.
    /// </summary>
    /// <param name="differences">One an item, finite; at least one.</param>
    /// <param name="clusters">The cluster of each item, as an index from 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    public static PairedDifference Clustered(ReadOnlySpan<double> differences, ReadOnlySpan<int> clusters)
    {
        if (differences.Length != clusters.Length)
            throw new ArgumentException($"{clusters.Length} clusters for {differences.Length} differences; one an item is needed", nameof(clusters));
        var mean = MeanEstimate.Of(differences).Mean;
        var sums = new Dictionary<int, double>();
        for (var i = 0; i < differences.Length; i++)
            sums[clusters[i]] = sums.GetValueOrDefault(clusters[i]) + (differences[i] - mean);
        var g = sums.Count;
        var n = (double)differences.Length;
        return new PairedDifference
        {
            Items = differences.Length,
            Clusters = g,
            Mean = mean,
            StandardError = g < 2 ? null : Math.Sqrt(sums.Values.Sum(s => s * s) / (n * n) * g / (g - 1)),
            DegreesOfFreedom = g - 1,
        };
    }

    /// <summary>The two-sided confidence interval of Student's t; null without a standard error.</summary>
    /// <param name="level">Coverage, in (0, 1).</param>
    public Interval? IntervalAt(double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "a level lies between 0 and 1, both excluded");
        if (StandardError is not { } error)
            return null;
        var half = StudentT.InvCDF(0, 1, DegreesOfFreedom, (1 + level) / 2) * error;
        return new Interval(Mean - half, Mean + half, level);
    }
}
