namespace DensingLaw.Numerics;

/// <summary>Orthogonal triangularisation by Householder reflections of a tall matrix with a right side; columns lie one after another.</summary>
internal static class TriangularFactor
{
    /// <summary>Overwrites the matrix's upper triangle with R and the right side with Qᵀ times it. The part under R is of no use afterwards.</summary>
    public static void Reduce(Span<double> columns, Span<double> right, int rows, int count)
    {
        for (var k = 0; k < Math.Min(count, rows); k++)
        {
            var pivot = columns.Slice(k * rows + k, rows - k);
            var norm = Norm(pivot);
            if (norm == 0)
                continue;
            var alpha = pivot[0] > 0 ? -norm : norm;
            // v = x − alpha e1, scaled so that the reflection is I − v vᵀ / (norm² + |x1| norm).
            pivot[0] -= alpha;
            var divisor = -alpha * pivot[0];
            for (var j = k + 1; j < count; j++)
                Reflect(pivot, columns.Slice(j * rows + k, rows - k), divisor);
            Reflect(pivot, right[k..rows], divisor);
            pivot[0] = alpha;
        }
    }

    /// <summary>Solves R x = right; false where R has a diagonal entry that is nothing beside its largest.</summary>
    public static bool Solve(ReadOnlySpan<double> columns, ReadOnlySpan<double> right, int rows, int count, Span<double> x)
    {
        var largest = 0.0;
        for (var k = 0; k < count; k++)
            largest = Math.Max(largest, Math.Abs(columns[k * rows + k]));
        right[..count].CopyTo(x);
        for (var k = count - 1; k >= 0; k--)
        {
            var diagonal = columns[k * rows + k];
            if (!(Math.Abs(diagonal) > 1e-15 * largest))
                return false;
            x[k] /= diagonal;
            for (var i = 0; i < k; i++)
                x[i] -= columns[k * rows + i] * x[k];
        }

        return true;
    }

    /// <summary>Solves Rᵀ x = right, for an R that <see cref="Solve"/> accepted.</summary>
    public static void SolveTransposed(ReadOnlySpan<double> columns, ReadOnlySpan<double> right, int rows, int count, Span<double> x)
    {
        for (var k = 0; k < count; k++)
        {
            var sum = right[k];
            for (var i = 0; i < k; i++)
                sum -= columns[k * rows + i] * x[i];
            x[k] = sum / columns[k * rows + k];
        }
    }

    /// <summary>√Σx², safe against overflow by the largest entry.</summary>
    public static double Norm(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0)
            return 0;
        var sum = 0.0;
        foreach (var value in values)
            sum += value / largest * (value / largest);
        return largest * Math.Sqrt(sum);
    }

    private static void Reflect(ReadOnlySpan<double> v, Span<double> x, double divisor)
    {
        var dot = 0.0;
        for (var i = 0; i < v.Length; i++)
            dot += v[i] * x[i];
        dot /= divisor;
        for (var i = 0; i < v.Length; i++)
            x[i] -= dot * v[i];
    }
}
