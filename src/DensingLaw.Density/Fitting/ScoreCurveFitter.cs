using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Fits S = c/(1 + e^(−γ(L − l))) + d to losses and scores (PAPER A.3).</summary>
public static class ScoreCurveFitter
{
    /// <summary>The best curve, and other minima where there are any.</summary>
    /// <param name="points">With the anchor, at least as many as free constants (at most 4).</param>
    /// <param name="options">Null: the paper's.</param>
    /// <exception cref="ArgumentException">Too few points, or a value out of its range.</exception>
    public static ScoreCurveFit Fit(IReadOnlyList<ScorePoint> points, ScoreFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        options ??= ScoreFitOptions.Paper;
        Validate(points, options);
        IReadOnlyList<ScorePoint> all = options.Anchor is { } anchor ? [.. points, anchor] : points;
        var found = MultiStart.Search(new ScoreCurveModel(all, options).Problem, Starts(points, options));
        if (found.Count == 0)
            throw new ArgumentException($"none of {options.Starts} searches for the score curve converged; give more points or other bounds");
        var best = found[0].Fit;
        var covariance = FitCovariance.Of(best);
        var limit = best.Objective * Math.Exp(2 * options.LogLikelihoodThreshold / all.Count);
        var curve = ScoreCurveModel.Curve(best.Parameters);
        return new ScoreCurveFit
        {
            Points = points,
            Options = options,
            Curve = curve,
            Rms = Math.Sqrt(points.Average(p => Math.Pow(curve.Score(p.Loss) - p.ScorePercent, 2))),
            Others = [.. found.Skip(1).Where(o => o.Fit.Objective <= limit).Select(o => ScoreCurveModel.Curve(o.Fit.Parameters))],
            StandardErrors = covariance is null ? null : [.. Enumerable.Range(0, 4).Select(j => Math.Sqrt(covariance[j, j]))],
            Search = best,
        };
    }

    private static IEnumerable<double[]> Starts(IReadOnlyList<ScorePoint> points, ScoreFitOptions options)
    {
        var (low, high) = (points.Min(p => p.ScorePercent), points.Max(p => p.ScorePercent));
        var (near, far) = (points.Min(p => p.Loss), points.Max(p => p.Loss));
        var spread = Math.Max(far - near, 1e-3 * far);
        // Steepness from half to twenty logistic widths over the losses' spread, evenly in its logarithm.
        foreach (var at in MultiStart.Points([0, 0, Math.Log(0.5), near - spread], [1, 1, Math.Log(20), far], options.Starts, options.Seed))
            yield return [low * at[0], high + (105 - high) * at[1], Math.Exp(at[2]) / spread, at[3]];
    }

    private static void Validate(IReadOnlyList<ScorePoint> points, ScoreFitOptions options)
    {
        var free = 2 + (options.Floor.Lower < options.Floor.Upper ? 1 : 0) + (options.Ceiling.Lower < options.Ceiling.Upper ? 1 : 0);
        var count = points.Count + (options.Anchor is null ? 0 : 1);
        if (count < free || points.Count < 2)
            throw new ArgumentException($"{count} score points with the anchor; {free} free constants need at least as many");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Starts, 1);
        foreach (var point in points.Where(p => p is not { Loss: >= 0 and < double.PositiveInfinity, ScorePercent: >= 0 and <= 100 }))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"a score point has loss {point.Loss} and score {point.ScorePercent}; needed: at least 0, and in [0, 100]"));
        }
    }
}
