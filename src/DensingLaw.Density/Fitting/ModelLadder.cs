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
}
