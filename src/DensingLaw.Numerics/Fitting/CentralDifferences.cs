namespace DensingLaw.Numerics;

/// <summary>Derivatives of residuals by differences, within the problem's bounds.</summary>
internal static class CentralDifferences
{
    /// <summary>
    /// The relative step: the cube root of the machine's epsilon, where truncation and rounding of a central difference are in balance.
    /// </summary>
    private const double RelativeStep = 6e-6;

    public static void Jacobian(LeastSquaresProblem problem, ReadOnlySpan<double> x, Span<double> jacobian)
    {
        var (m, n) = (problem.ResidualCount, problem.ParameterCount);
        var at = x.ToArray();
        double[] above = new double[m], below = new double[m];
        for (var j = 0; j < n; j++)
        {
            var step = RelativeStep * (x[j] != 0 ? Math.Abs(x[j]) : 1);
            var high = at[j] = Math.Min(x[j] + step, problem.UpperOf(j));
            problem.Residuals(at, above);
            var low = at[j] = Math.Max(x[j] - step, problem.LowerOf(j));
            problem.Residuals(at, below);
            at[j] = x[j];
            for (var i = 0; i < m; i++)
                jacobian[i * n + j] = high > low ? (above[i] - below[i]) / (high - low) : 0;
        }
    }
}
