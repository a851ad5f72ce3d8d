namespace DensingLaw.Numerics;

/// <summary>Linear least squares with parameters of at least 0 (the problem NNLS of Lawson and Hanson 1974, chapter 23).</summary>
public static class NonNegativeLeastSquares
{
    /// <summary>Parameters there may be: every set of them is tried.</summary>
    public const int MaxParameters = 8;

    /// <summary>
    /// The x ≥ 0 for which |A x − b| is least. The best of the unbounded solutions in every set of parameters, the others being 0, that has none below 0: exact
    /// for few parameters, with no search that might stop early.
    /// </summary>
    /// <param name="rows">A, row by row; at least as many rows as columns, and 1 to <see cref="MaxParameters"/> columns.</param>
    /// <param name="values">b, one value a row.</param>
    public static double[] Solve(IReadOnlyList<double[]> rows, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(values);
        var n = rows.Count > 0 ? rows[0].Length : 0;
        if (n is < 1 or > MaxParameters || rows.Count < n || rows.Count != values.Count || rows.Any(r => r.Length != n))
            throw new ArgumentException($"{rows.Count} rows of {n} columns for {values.Count} values; there must be 1 to {MaxParameters} columns, and a row and a value for each at least", nameof(rows));
        var best = new double[n];
        var least = values.Sum(v => v * v);
        for (var set = 1; set < 1 << n; set++)
        {
            int[] free = [.. Enumerable.Range(0, n).Where(j => (set >> j & 1) == 1)];
            if (Solve(rows, values, free, out var squares) is not { } x || x.Any(v => v < 0) || squares >= least)
                continue;
            least = squares;
            Array.Clear(best);
            for (var k = 0; k < free.Length; k++)
                best[free[k]] = x[k];
        }

        return best;
    }

    /// <summary>The unbounded solution in some of the parameters with its sum of squares; null where their columns depend on each other.</summary>
    private static double[]? Solve(IReadOnlyList<double[]> rows, IReadOnlyList<double> values, int[] free, out double squares)
    {
        var (m, n) = (rows.Count, free.Length);
        var columns = new double[m * n];
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < m; i++)
                columns[(k * m) + i] = rows[i][free[k]];
        }

        double[] right = [.. values], x = new double[n];
        TriangularFactor.Reduce(columns, right, m, n);

        // Qᵀ keeps lengths: what lies below R is the part that no parameter reaches.
        squares = right.Skip(n).Sum(v => v * v);
        return TriangularFactor.Solve(columns, right, m, n, x) ? x : null;
    }
}
