namespace DensingLaw.Numerics;

/// <summary>What the linear approximation at a least-squares minimum says of the parameters' uncertainty.</summary>
public static class FitCovariance
{
    /// <summary>
    /// s² (JᵀJ)⁻¹ with s² = Σ r²/(m − n), over the parameters that no bound holds; rows and columns of held parameters are 0. Null where no degree
    /// of freedom is left or the Jacobian is singular.
    /// </summary>
    /// <param name="fit">A minimum without Huber's function.</param>
    /// <param name="variance">s² where it is known (1 for residuals in units of their standard errors); null: estimated.</param>
    public static double[,]? Of(LeastSquaresResult fit, double? variance = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var (m, n) = (fit.Residuals.Length, fit.Parameters.Length);
        int[] free = [.. Enumerable.Range(0, n).Where(j => !fit.AtBound[j])];
        if (fit.DegreesOfFreedom < (variance is null ? 1 : 0) || free.Length == 0)
            return null;
        // Columns of unit length: the factor's diagonal then shows singularity whatever the parameters' units.
        var columns = new double[m * free.Length];
        var norms = new double[free.Length];
        for (var k = 0; k < free.Length; k++)
        {
            for (var i = 0; i < m; i++)
                columns[k * m + i] = fit.Jacobian[i * n + free[k]];
            norms[k] = TriangularFactor.Norm(columns.AsSpan(k * m, m));
            for (var i = 0; i < m; i++)
                columns[k * m + i] /= norms[k];
        }

        TriangularFactor.Reduce(columns, new double[m], m, free.Length);
        var s2 = variance ?? fit.SumOfSquares / fit.DegreesOfFreedom;
        var covariance = new double[n, n];
        double[] unit = new double[free.Length], half = new double[free.Length], column = new double[free.Length];
        for (var k = 0; k < free.Length; k++)
        {
            Array.Clear(unit);
            unit[k] = 1;
            if (!TriangularFactor.Solve(columns, unit, m, free.Length, column))
                return null;
            TriangularFactor.SolveTransposed(columns, unit, m, free.Length, half);
            if (!TriangularFactor.Solve(columns, half, m, free.Length, column))
                return null;
            for (var i = 0; i < free.Length; i++)
                covariance[free[i], free[k]] = s2 * column[i] / (norms[i] * norms[k]);
        }

        return covariance;
    }
}
