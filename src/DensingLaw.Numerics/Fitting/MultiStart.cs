namespace DensingLaw.Numerics;

/// <summary>A minimum that searches from several starts agree on.</summary>
/// <param name="Fit">The best of these searches.</param>
/// <param name="Starts">How many searches ended there.</param>
public sealed record DistinctOptimum(LeastSquaresResult Fit, int Starts);

/// <summary>Searches from many starts, and what is different among their ends.</summary>
public static class MultiStart
{
    /// <summary>
    /// All distinct minima that the searches from <paramref name="starts"/> converge to, best first. Two ends are one minimum when no parameter
    /// differs by more than <paramref name="tolerance"/> times the larger of 1 and its size: give parameters of wide range as logarithms.
    /// </summary>
    /// <exception cref="ArgumentException">No starts.</exception>
    public static IReadOnlyList<DistinctOptimum> Search(
        LeastSquaresProblem problem, IEnumerable<double[]> starts, double tolerance = 1e-3, LeastSquaresOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(starts);
        var ends = starts.Select(s => LevenbergMarquardt.Minimize(problem, s, options)).ToList();
        if (ends.Count == 0)
            throw new ArgumentException("0 starts: a search needs at least 1", nameof(starts));
        var found = new List<DistinctOptimum>();
        foreach (var end in ends.Where(e => e.Exit == FitExit.Converged).OrderBy(e => e.Objective))
        {
            var same = found.FindIndex(f => Near(f.Fit.Parameters, end.Parameters, tolerance));
            if (same < 0)
                found.Add(new DistinctOptimum(end, 1));
            else
                found[same] = found[same] with { Starts = found[same].Starts + 1 };
        }

        return found;
    }

    /// <summary>
    /// Points spread evenly over a box: the additive recurrence on powers of the d-dimensional golden ratio (Roberts 2018), shifted by the seed.
    /// </summary>
    /// <param name="lower">Finite least values.</param>
    /// <param name="upper">Finite greatest values.</param>
    /// <param name="count">Number of points.</param>
    /// <param name="seed">Shifts all points alike.</param>
    public static IEnumerable<double[]> Points(IReadOnlyList<double> lower, IReadOnlyList<double> upper, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        var dimensions = lower.Count;
        // The root of x^(d+1) = x + 1 by fixed-point iteration.
        var root = 2.0;
        for (var i = 0; i < 60; i++)
            root = Math.Pow(1 + root, 1.0 / (dimensions + 1));
        var random = new Pcg32(seed);
        double[] shift = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextDouble())];
        for (var i = 1; i <= count; i++)
        {
            var point = new double[dimensions];
            for (var j = 0; j < dimensions; j++)
            {
                var unit = (shift[j] + i / Math.Pow(root, j + 1)) % 1;
                point[j] = lower[j] + (upper[j] - lower[j]) * unit;
            }

            yield return point;
        }
    }

    private static bool Near(double[] a, double[] b, double tolerance)
    {
        for (var j = 0; j < a.Length; j++)
        {
            if (Math.Abs(a[j] - b[j]) > tolerance * Math.Max(1, Math.Max(Math.Abs(a[j]), Math.Abs(b[j]))))
                return false;
        }

        return true;
    }
}
