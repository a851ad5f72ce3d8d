using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Fits L(N, D) = a N^−α + b D^−β (+ E) and keeps every distinct optimum (PAPER A.2, E.1).</summary>
public static class LossLawFitter
{
    /// <summary>All distinct optima within <see cref="LossFitOptions.LogLikelihoodThreshold"/> of the best.</summary>
    /// <param name="points">At least as many points as constants.</param>
    /// <param name="options">Null: the paper's.</param>
    /// <exception cref="ArgumentException">Too few points, a value out of its range, or a weighted fit of points without standard errors.</exception>
    public static LossLawFit Fit(IReadOnlyList<LossPoint> points, LossFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        options ??= LossFitOptions.Paper;
        Validate(points, options);
        var model = new LossLawModel(points, options);
        var found = MultiStart.Search(model.Problem, Starts(points, options));
        if (found.Count == 0)
            throw new ArgumentException($"none of {options.Starts} searches for the loss law converged; give more points or other bounds");
        return new LossLawFit(points, options, Optima(found, points, options));
    }

    private static List<LossLawOptimum> Optima(IReadOnlyList<DistinctOptimum> found, IReadOnlyList<LossPoint> points, LossFitOptions options)
    {
        var best = found[0].Fit.Objective;
        return
        [
            .. found.Select(o => Optimum(o, points, options, Gap(o.Fit.Objective, best, points.Count, options.Objective)))
                .Where(o => o.LogLikelihoodGap >= -options.LogLikelihoodThreshold),
        ];
    }

    private static LossLawOptimum Optimum(DistinctOptimum found, IReadOnlyList<LossPoint> points, LossFitOptions options, double gap)
    {
        var law = LossLawModel.Law(found.Fit.Parameters);
        var covariance = FitCovariance.Of(found.Fit, options.Objective == LossObjective.Weighted ? 1 : null);
        return new LossLawOptimum
        {
            Law = law,
            Rms = Math.Sqrt(points.Average(p => Math.Pow(law.Loss(p.Parameters, p.Tokens) - p.Loss, 2))),
            Objective = found.Fit.Objective,
            LogLikelihoodGap = gap,
            StandardErrors = covariance is null ? null : [.. Enumerable.Range(0, found.Fit.Parameters.Length).Select(j => Math.Sqrt(covariance[j, j]))],
            Starts = found.Starts,
            AtBound = found.Fit.AtBound.Contains(true),
            Search = found.Fit,
        };
    }

    private static double Gap(double objective, double best, int count, LossObjective kind) => kind switch
    {
        _ when objective == best => 0,
        LossObjective.Weighted => best - objective,
        LossObjective.HuberLog => -count * Math.Log(objective / best),
        _ => -count / 2.0 * Math.Log(objective / best),
    };

    // Exponents are spread evenly; a and b, which are linear, start where a straight regression puts them, or share the mean loss where one would be negative.
    private static IEnumerable<double[]> Starts(IReadOnlyList<LossPoint> points, LossFitOptions options)
    {
        var least = points.Min(p => p.Loss);
        foreach (var at in MultiStart.Points([0.02, 0.02, 0], [0.9, 0.9, 0.95], options.Starts, options.Seed))
        {
            var irreducible = options.WithIrreducible ? at[2] * least : 0;
            var (logA, logB) = Scales(points, at[0], at[1], irreducible);
            yield return options.WithIrreducible ? [logA, at[0], logB, at[1], irreducible] : [logA, at[0], logB, at[1]];
        }
    }

    private static (double LogA, double LogB) Scales(IReadOnlyList<LossPoint> points, double alpha, double beta, double irreducible)
    {
        double uu = 0, uv = 0, vv = 0, uy = 0, vy = 0;
        // Terms are scaled by their geometric means, so that the normal equations stay well behaved.
        var (n0, d0) = (points.Average(p => Math.Log(p.Parameters)), points.Average(p => Math.Log(p.Tokens)));
        foreach (var point in points)
        {
            var u = Math.Exp(-alpha * (Math.Log(point.Parameters) - n0));
            var v = Math.Exp(-beta * (Math.Log(point.Tokens) - d0));
            var y = point.Loss - irreducible;
            (uu, uv, vv, uy, vy) = (uu + u * u, uv + u * v, vv + v * v, uy + u * y, vy + v * y);
        }

        var determinant = uu * vv - uv * uv;
        var (a, b) = ((uy * vv - vy * uv) / determinant, (vy * uu - uy * uv) / determinant);
        if (!(a > 0 && b > 0 && double.IsFinite(a) && double.IsFinite(b)))
            a = b = (points.Average(p => p.Loss) - irreducible) / 2;
        return (Math.Log(a) + alpha * n0, Math.Log(b) + beta * d0);
    }

    private static void Validate(IReadOnlyList<LossPoint> points, LossFitOptions options)
    {
        var constants = options.WithIrreducible ? 5 : 4;
        if (points.Count < constants)
            throw new ArgumentException($"{points.Count} loss points; a law of {constants} constants needs at least as many");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Starts, 1);
        foreach (var point in points)
        {
            if (!(point.Parameters > 0 && point.Tokens > 0 && point.Loss > 0 && double.IsFinite(point.Parameters + point.Tokens + point.Loss)))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"a loss point has N = {point.Parameters}, D = {point.Tokens}, L = {point.Loss}; all must be finite and above 0"));
            }

            if (options.Objective == LossObjective.Weighted && point.StandardError is not > 0)
                throw new ArgumentException("a weighted fit needs a standard error above 0 for every loss point");
        }
    }
}
