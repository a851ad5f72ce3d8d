namespace DensingLaw.Density;

/// <summary>Fits a reference curve to tables of losses and scores.</summary>
public static class CurveFitter
{
    /// <summary>The curve of a benchmark, or of the average under <see cref="ReferenceCurveSet.AverageKey"/>.</summary>
    /// <exception cref="InvalidDataException">A table lacks what is needed.</exception>
    /// <exception cref="ArgumentException">Too few points, or values out of range.</exception>
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
        var loss = LossLawFitter.Fit(lossPoints, options.Loss);
        var chosen = options.Published && ReferenceCurveSet.LoadPublished().Find(benchmark) is { } printed ? loss.Nearest(printed.Loss) : loss.Best;
        return new CurveFit(benchmark, loss, ScoreCurveFitter.Fit(scorePoints, options.Score), chosen);
    }

    // The panel's own rows have one rounding less than the category means of the other panels' rows.
    private static IReadOnlyList<ScorePoint> PublishedScores(ScoreTable scores) => scores.Benchmarks.Contains(ReferenceCurveSet.AverageKey)
        ? scores.Points(ReferenceCurveSet.AverageKey)
        : scores.Points(BenchmarkAverage.MeanOfCategories);
}
