using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The model ladders' family of curves (arXiv 2412.04403): its two steps, their losses and bounds.</summary>
public static class ModelLadder
{
    /// <summary>
    /// The curve of one benchmark. Step 1, the loss law with an irreducible term, on the runs' ends; step 2, the score curve with its anchor, on all
    /// evaluations after the first tenth.
    /// </summary>
    /// <param name="benchmark">The curve's key.</param>
    /// <param name="runs">At least six.</param>
    /// <exception cref="ArgumentException">Too few runs, or values out of range.</exception>
    public static CurveFit Fit(string benchmark, IReadOnlyList<LadderRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var loss = LossLawFitter.Fit([.. runs.Select(r => r.LossPoint)], LossFitOptions.ModelLadder);
        return new CurveFit(benchmark, loss, ScoreCurveFitter.Fit([.. runs.SelectMany(r => r.ScorePoints)], ScoreFitOptions.ModelLadder), loss.Best);
    }

    /// <summary>
    /// The fit as a reference curve in bits per byte, with draws and the spread of single runs. The loss law is drawn with new errors; the score curve
    /// from whole runs with replacement, since the evaluations of one run are not independent.
    /// </summary>
    /// <param name="fit">From <see cref="Fit"/>.</param>
    /// <param name="runs">The same runs.</param>
    /// <param name="referenceTokens">D₀: for a model of the same recipe, its own tokens.</param>
    /// <param name="options">Draws and seed; null: the defaults.</param>
    /// <exception cref="ArgumentException">The runs do not outnumber the law's constants.</exception>
    public static ReferenceCurve Curve(CurveFit fit, IReadOnlyList<LadderRun> runs, double referenceTokens, CurveBootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(runs);
        options ??= new CurveBootstrapOptions();
        IReadOnlyList<ScorePoint>[] points = [.. runs.Select(r => r.ScorePoints)];
        var losses = CurveBootstrap.LossLaws(fit.Loss, fit.Chosen, options);
        var random = new Pcg32(options.Seed, 2);
        var draws = new List<CurveDraw>(losses.Count);
        foreach (var law in losses)
        {
            var resampled = new List<ScorePoint>();
            for (var i = 0; i < points.Length; i++)
                resampled.AddRange(points[random.NextBelow((uint)points.Length)]);
            draws.Add(new CurveDraw(law, CurveBootstrap.Refit(fit.Score, resampled)));
        }

        var search = fit.Chosen.Search;
        return fit.CurveWith(fit.Chosen, referenceTokens) with
        {
            LossUnit = ReferenceCurve.BitsPerByte,
            RunSpread = Math.Sqrt(search.SumOfSquares / search.DegreesOfFreedom),
            Draws = draws,
        };
    }
}
