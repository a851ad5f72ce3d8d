namespace DensingLaw.Density;

/// <summary>One benchmark's path from parameters to score, in the reference family trained on D₀ tokens.</summary>
public sealed record ReferenceCurve
{
    /// <summary>The benchmark's key (<c>mmlu</c>), or <see cref="ReferenceCurveSet.AverageKey"/>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Loss from parameters and tokens.</summary>
    public required LossLaw Loss { get; init; }

    /// <summary>Score from loss.</summary>
    public required ScoreCurve Score { get; init; }

    /// <summary>The score of blind guessing in percent, where the benchmark has one; null otherwise.</summary>
    public double? GuessPercent { get; init; }

    /// <summary>D₀: the training tokens at which reference models are compared.</summary>
    public required double ReferenceTokens { get; init; }

    /// <summary>The models that the loss law was fitted on.</summary>
    public required ReferenceLadder Ladder { get; init; }

    /// <summary>The score in percent that parameters without end approach at D₀.</summary>
    public double CeilingPercent => Score.Score(Loss.Floor(ReferenceTokens));

    /// <summary>The score in percent of a reference model with <paramref name="parameters"/> non-embedding parameters and D₀ tokens.</summary>
    public double ScoreAt(double parameters) => Score.Score(Loss.Loss(parameters, ReferenceTokens));

    /// <summary>
    /// The reference family's parameters at the same score, N̂ = f⁻¹(S) (PAPER A.3). Outside the curve's range the point says on which side; it is
    /// never clamped and never NaN.
    /// </summary>
    /// <param name="scorePercent">S in percent, in [0, 100].</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is not in [0, 100].</exception>
    public CurvePoint Invert(double scorePercent)
    {
        if (scorePercent is not (>= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(scorePercent), scorePercent, "a score lies in [0, 100] percent");
        if (scorePercent <= Score.Floor)
            return new CurvePoint(null, DensityStatus.BelowFloor);
        if (Score.Loss(scorePercent) is not { } loss)
        {
            // A hair above the floor c/(S − d) overflows: still no finite loss.
            var side = scorePercent < Score.Floor + Score.C / 2 ? DensityStatus.BelowFloor : DensityStatus.AboveCeiling;
            return new CurvePoint(null, side);
        }

        if (Loss.Parameters(loss, ReferenceTokens) is not { } parameters)
            return new CurvePoint(null, DensityStatus.AboveCeiling);
        var covered = parameters >= Ladder.ParametersMin && parameters <= Ladder.ParametersMax;
        return new CurvePoint(parameters, covered ? DensityStatus.InRange : DensityStatus.Extrapolated);
    }
}
