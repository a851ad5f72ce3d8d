namespace DensingLaw.Density;

/// <summary>A fitted reference curve: loss law and score curve of one benchmark, or of an average.</summary>
/// <param name="Benchmark">The curve's key.</param>
/// <param name="Loss">The loss law with all its optima.</param>
/// <param name="Score">The score curve.</param>
/// <param name="Chosen">The optimum that the curve uses: the best, unless a published branch was asked for.</param>
public sealed record CurveFit(string Benchmark, LossLawFit Loss, ScoreCurveFit Score, LossLawOptimum Chosen)
{
    /// <summary>The models that the loss law was fitted on.</summary>
    public ReferenceLadder Ladder => new(
        Loss.Points.Min(p => p.Parameters), Loss.Points.Max(p => p.Parameters), Loss.Points.Min(p => p.Tokens), Loss.Points.Max(p => p.Tokens));

    /// <summary>The curve with one of the optima.</summary>
    /// <param name="optimum">One of the loss law's.</param>
    /// <param name="referenceTokens">D₀.</param>
    public ReferenceCurve CurveWith(LossLawOptimum optimum, double referenceTokens)
    {
        ArgumentNullException.ThrowIfNull(optimum);
        return new ReferenceCurve { Benchmark = Benchmark, Loss = optimum.Law, Score = Score.Curve, ReferenceTokens = referenceTokens, Ladder = Ladder };
    }
}
