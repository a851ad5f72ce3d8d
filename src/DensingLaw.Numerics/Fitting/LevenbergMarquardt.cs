namespace DensingLaw.Numerics;

/// <summary>
/// Nonlinear least squares within bounds: Levenberg's and Marquardt's method as a trust region in scaled parameters (Moré 1978, "The
/// Levenberg-Marquardt algorithm: implementation and theory"), with an active set for the bounds and Huber's function as an option.
/// </summary>
/// <remarks>
/// <para>
/// Own code, because MathNet.Numerics 5.0 solves 49 of NIST's 54 certified searches to 6 digits where this solves all: it goes through the normal
/// equations JᵀJ, which halve the digits, and the loss laws are collinear. It also keeps bounds by a change of variables whose derivative
/// vanishes on the bound, where floors and irreducible losses often lie, and has no Huber function.
/// </para>
/// <para>
/// Per iteration: J = QR over the parameters that no bound holds; the step p minimises |J p + r| within |D p| ≤ Δ, where D holds the largest column
/// norms so far. A trial point is clipped to the bounds, and judged by the decrease that the linear model predicts for the clipped step.
/// With Huber's function the rows are weighted so that Jᵀψ stays the exact gradient; the weight that outlying rows keep in the curvature
/// moves between the one of reweighted least squares (safe, slow) and near nothing (Newton's, fast at the end).
/// </para>
/// </remarks>
public static class LevenbergMarquardt
{
    /// <summary>The nearest minimum downhill of <paramref name="start"/>, which is clipped to the bounds first.</summary>
    /// <exception cref="ArgumentException">Start, bounds or Huber's δ do not fit the problem.</exception>
    public static LeastSquaresResult Minimize(LeastSquaresProblem problem, ReadOnlySpan<double> start, LeastSquaresOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Validate(start);
        return new LeastSquaresSearch(problem, start, options ?? new LeastSquaresOptions()).Run();
    }
}
