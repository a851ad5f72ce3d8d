namespace DensingLaw.Density;

/// <summary>A fitted loss law: every distinct optimum that the data do not rule out.</summary>
/// <param name="Points">What was fitted.</param>
/// <param name="Options">How.</param>
/// <param name="Optima">Best first, at least one.</param>
public sealed record LossLawFit(IReadOnlyList<LossPoint> Points, LossFitOptions Options, IReadOnlyList<LossLawOptimum> Optima)
{
    /// <summary>The best optimum.</summary>
    public LossLawOptimum Best => Optima[0];

    /// <summary>
    /// The optimum on the branch of <paramref name="law"/>: the one whose predictions at the points are nearest to the law's (root mean square).
    /// </summary>
    public LossLawOptimum Nearest(LossLaw law) =>
        Optima.MinBy(o => Points.Sum(p => Math.Pow(o.Law.Loss(p.Parameters, p.Tokens) - law.Loss(p.Parameters, p.Tokens), 2)))!;
}
