namespace DensingLaw.Numerics;

/// <summary>A mean with its standard error.</summary>
/// <param name="Mean">The mean, in the unit of the values.</param>
/// <param name="StandardError">Standard error of the mean, same unit; null where the data have no degree of freedom left to estimate it.</param>
/// <param name="Count">Number of values, at least 1.</param>
public sealed record MeanEstimate(double Mean, double? StandardError, long Count)
{
    /// <summary>
    /// Mean and standard error of <paramref name="values"/>: sample standard deviation (n − 1 in the variance) over √n, as lm-evaluation-harness
    /// reports it.
    /// </summary>
    /// <exception cref="ArgumentException">No values, or a value that is not finite.</exception>
    public static MeanEstimate Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("0 values: a mean needs at least 1", nameof(values));
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        if (!double.IsFinite(sum))
            throw new ArgumentException("the values or their sum are not finite", nameof(values));
        var mean = sum / values.Length;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        long n = values.Length;
        return new MeanEstimate(mean, n < 2 ? null : Math.Sqrt(squares / (n - 1) / n), n);
    }

    /// <summary>
    /// One estimate for groups taken together: mean weighted by group size, and lm-evaluation-harness's pooled standard error
    /// √( [Σ (nᵢ−1) nᵢ SEᵢ² / (N−k)] / N ) for k groups of N values in all (PROTOCOLS 2.0). It counts the variance inside the groups only.
    /// </summary>
    /// <exception cref="ArgumentException">No groups.</exception>
    public static MeanEstimate Pool(IEnumerable<MeanEstimate> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        long n = 0, freedom = 0;
        double sum = 0, squares = 0;
        foreach (var group in groups)
        {
            n += group.Count;
            freedom += group.Count - 1;
            sum += group.Mean * group.Count;
            // A group of one has no error of its own and, with nᵢ − 1 = 0, no weight here. Factors in the harness's order, so that equal data give equal bits.
            if (group.StandardError is { } error)
                squares += (group.Count - 1.0) * (error * error) * group.Count;
        }

        if (n == 0)
            throw new ArgumentException("0 groups: a pooled mean needs at least 1", nameof(groups));
        return new MeanEstimate(sum / n, freedom == 0 ? null : Math.Sqrt(squares / freedom / n), n);
    }
}
