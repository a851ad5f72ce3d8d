namespace DensingLaw.Numerics;

/// <summary>Huber's function of residuals, and the rows of the least-squares system that has its gradient.</summary>
internal static class HuberLoss
{
    public static double Objective(ReadOnlySpan<double> residuals, double? delta)
    {
        var sum = 0.0;
        foreach (var r in residuals)
        {
            var size = Math.Abs(r);
            sum += delta is { } d && size > d ? d * (size - d / 2) : r * r / 2;
        }

        return sum;
    }

    /// <summary>
    /// The factor of a Jacobian row, √h, and the right side ψ/√h, for which (√h J)ᵀ(ψ/√h) = Jᵀψ is the exact gradient; h = 1 inside δ and
    /// <paramref name="outlierCurvature"/>·δ/|r| beyond.
    /// </summary>
    public static (double Row, double Residual) Weigh(double residual, double? delta, double outlierCurvature)
    {
        if (delta is not { } d || Math.Abs(residual) <= d)
            return (1, residual);
        var row = Math.Sqrt(outlierCurvature * d / Math.Abs(residual));
        return (row, d * Math.Sign(residual) / row);
    }
}
