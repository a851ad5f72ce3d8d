namespace DensingLaw.Density;

/// <summary>Fits a reference curve to tables of losses and scores.</summary>
public static class CurveFitter
{
    /// <summary>The curve of a benchmark, or of the average under <see cref="ReferenceCurveSet.AverageKey"/>.</summary>
    /// <exception cref="InvalidDataException">A table lacks what is needed.</exception>
    /// <exception cref="ArgumentException">Too few points, values out of range, or points that leave constants of the law undetermined.</exception>
    public static CurveFit Fit(LossTable losses, ScoreTable scores, string benchmark, CurveFitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(scores);
        options ??= new CurveFitOptions();
        var average = benchmark == ReferenceCurveSet.AverageKey;
        var lossPoints = average ? losses.Points(options.Published ? BenchmarkAverage.WithoutHumanEval : options.Average) : losses.Points(benchmark);
        var scorePoints = !average ? scores.Points(benchmark)
            : options.Published ? PublishedScores(scores)
            : scores.Points(options.Average);
        RequireSeveral([.. lossPoints.Select(p => p.Parameters)], "size", "a and alpha");
        RequireSeveral([.. lossPoints.Select(p => p.Tokens)], "number of training tokens", "b and beta");
        var loss = LossLawFitter.Fit(lossPoints, options.Loss);
        var chosen = options.Published && ReferenceCurveSet.LoadPublished().Find(benchmark) is { } printed ? loss.Nearest(printed.Loss) : loss.Best;
        return new CurveFit(benchmark, loss, ScoreCurveFitter.Fit(scorePoints, options.Score), chosen);
    }

    // Searches converge all the same, on constants that the points say nothing of.
    private static void RequireSeveral(IReadOnlyCollection<double> values, string what, string undetermined)
    {
        if (values.Count > 0 && values.Distinct().Count() == 1)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"all {values.Count} loss points have one {what}, {values.First():R}, which leaves {undetermined} of a N^-alpha + b D^-beta undetermined; add another"));
        }
    }

    // The panel's own rows have one rounding less than the category means of the other panels' rows.
    private static IReadOnlyList<ScorePoint> PublishedScores(ScoreTable scores) => scores.Benchmarks.Contains(ReferenceCurveSet.AverageKey)
        ? scores.Points(ReferenceCurveSet.AverageKey)
        : scores.Points(BenchmarkAverage.MeanOfCategories);
}
