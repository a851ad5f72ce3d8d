namespace DensingLaw.Density;

/// <summary>One benchmark's path from parameters to score, in the reference family trained on D₀ tokens.</summary>
public sealed record ReferenceCurve
{
    /// <summary>The unit of bits per byte of the scored text.</summary>
    public const string BitsPerByte = "bits-per-byte";

    /// <summary>The benchmark's key (<c>mmlu</c>), or <see cref="ReferenceCurveSet.AverageKey"/>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The unit of the ladder's losses (<see cref="BitsPerByte"/>), or null where it is not known: such a curve cannot take a measured loss.</summary>
    public string? LossUnit { get; init; }

    /// <summary>What an average curve averages; null for a benchmark's own, and for an average curve whose file does not say.</summary>
    public CurveAverage? Average { get; init; }

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

    /// <summary>
    /// How far one reference run's loss lies from the law: the standard deviation of ln L, at least 0. Where above 0, intervals ask what a single
    /// run of the reference recipe would give, not the recipe's mean. Default 0.
    /// </summary>
    public double RunSpread { get; init; }

    /// <summary>Other optima of the loss law's fit, which the ladder does not rule out; the first is number 1 in <see cref="Draws"/>.</summary>
    public IReadOnlyList<LossLaw> OtherOptima { get; init; } = [];

    /// <summary>
    /// The curve as other runs and score points would have given it, for every optimum; empty where the fit's uncertainty is not known.
    /// </summary>
    public IReadOnlyList<CurveDraw> Draws { get; init; } = [];

    /// <summary>
    /// With how many degrees of freedom the spreads behind <see cref="Draws"/> were estimated, where these were drawn too; null where they were not, or it is
    /// not known: intervals are then a little wide.
    /// </summary>
    public FitFreedom? Freedom { get; init; }

    /// <summary>The benchmarks that the curve's loss is a mean of, with their weights, which sum to 1; none of weight 0.</summary>
    public IReadOnlyList<(string Benchmark, double Weight)> LossParts => Parts(Average?.Losses);

    /// <summary>The same of the score of a model that is held against the curve.</summary>
    public IReadOnlyList<(string Benchmark, double Weight)> ScoreParts => Parts(Average?.Models);

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

        // The anchor may push the curve to a loss of 0 or less before its asymptote.
        return loss > 0 ? InvertLoss(loss) : new CurvePoint(null, DensityStatus.AboveCeiling);
    }

    /// <summary>
    /// The reference family's parameters at the same loss. It needs no score curve, so that it works for scores at the floor too. A loss at or under the
    /// law's floor at D₀ is above the ceiling.
    /// </summary>
    /// <param name="loss">In the unit of the ladder's losses, above 0.</param>
    public CurvePoint InvertLoss(double loss)
    {
        if (!(loss > 0))
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "a loss must be above 0");
        if (Loss.Parameters(loss, ReferenceTokens) is not { } parameters)
            return new CurvePoint(null, DensityStatus.AboveCeiling);
        // A loss above what any model has: so far that its N underflows.
        if (parameters <= 0)
            return new CurvePoint(null, DensityStatus.BelowFloor);
        var covered = parameters >= Ladder.ParametersMin && parameters <= Ladder.ParametersMax;
        return new CurvePoint(parameters, covered ? DensityStatus.InRange : DensityStatus.Extrapolated);
    }

    private (string Benchmark, double Weight)[] Parts(BenchmarkAverage? average) => Benchmark == ReferenceCurveSet.AverageKey
        ? [.. ReferenceCurveSet.AveragedBenchmarks.Zip((average ?? BenchmarkAverage.MeanOfFive).Weights()).Where(p => p.Second > 0)]
        : [(Benchmark, 1)];
}
