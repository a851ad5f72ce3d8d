namespace DensingLaw.Density;

/// <summary>A fitted loss law: every distinct optimum that the data do not rule out.</summary>
/// <param name="Points">What was fitted.</param>
/// <param name="Options">How.</param>
/// <param name="Optima">Best first, at least one.</param>
public sealed record LossLawFit(IReadOnlyList<LossPoint> Points, LossFitOptions Options, IReadOnlyList<LossLawOptimum> Optima)
{
    /// <summary>The best optimum.</summary>
    public LossLawOptimum Best => Optima[0];

    /// <summary>√(Σ ln²(L/L̂) / (n − k)) of the best optimum with its k constants: how far one run lies from the law. 0 without degrees of freedom.</summary>
    public double RunSpread => Points.Count <= ConstantCount ? 0 : Math.Sqrt(
        Points.Sum(p => Math.Pow(Math.Log(p.Loss / Best.Law.Loss(p.Parameters, p.Tokens)), 2)) / (Points.Count - ConstantCount));

    private int ConstantCount => Options.WithIrreducible ? 5 : 4;

    /// <summary>
    /// The optimum on the branch of <paramref name="law"/>: the one whose predictions at the points are nearest to the law's (root mean square).
    /// </summary>
    public LossLawOptimum Nearest(LossLaw law) =>
        Optima.MinBy(o => Points.Sum(p => Math.Pow(o.Law.Loss(p.Parameters, p.Tokens) - law.Loss(p.Parameters, p.Tokens), 2)))!;
}
