namespace DensingLaw.Density;

/// <summary>How a reference curve is fitted to tables of losses and scores.</summary>
public sealed record CurveFitOptions
{
    /// <summary>The average for <see cref="ReferenceCurveSet.AverageKey"/>; the same on the loss and the score side. Default: mean of five.</summary>
    public BenchmarkAverage Average { get; init; } = BenchmarkAverage.MeanOfFive;

    /// <summary>
    /// Whether to do as the paper did: losses averaged without HumanEval, scores by category, and the optimum that it printed instead of the best.
    /// Default: no.
    /// </summary>
    public bool Published { get; init; }

    /// <summary>What an average curve fitted so averages.</summary>
    public CurveAverage CurveAverage => Published ? CurveAverage.Published : CurveAverage.Of(Average);

    /// <summary>How the loss law is fitted.</summary>
    public LossFitOptions Loss { get; init; } = LossFitOptions.Paper;

    /// <summary>How the score curve is fitted.</summary>
    public ScoreFitOptions Score { get; init; } = ScoreFitOptions.Paper;

    /// <summary>
    /// Whether the curve keeps how far single runs lie from its law (<see cref="ReferenceCurve.RunSpread"/>): models trained with one seed are then measured against
    /// what one seed gives. Default: no, as in the paper, whose runs have one seed each.
    /// </summary>
    public bool WithRunSpread { get; init; }

    /// <summary>The unit of the losses, for the curve's record; null: not known. <see cref="ReferenceCurve.BitsPerByte"/> lets the curve take measured losses.</summary>
    public string? LossUnit { get; init; }
}
