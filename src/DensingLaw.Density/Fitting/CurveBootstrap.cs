using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>
/// Draws reference curves as other runs of the ladder and other score points would have given them. Each optimum of the loss law is drawn on its own
/// branch, starting from its constants; the anchor of the score curve is kept as it is.
/// </summary>
public static class CurveBootstrap
{
    private const int Attempts = 100;

    // Draws are used to two or three digits; each starts beside its minimum.
    private static readonly LeastSquaresOptions s_search = new()
    {
        MaxIterations = 200,
        ObjectiveTolerance = 1e-9,
        StepTolerance = 1e-8,
        GradientTolerance = 1e-8,
    };

    /// <summary>Draws for every optimum of the fit, the first optimum's first; deterministic for a seed.</summary>
    /// <exception cref="ArgumentException">The score points leave no degree of freedom, or the loss points none.</exception>
    public static IReadOnlyList<CurveDraw> Draw(CurveFit fit, CurveBootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Draw(fit, fit.Loss.Optima, options ?? new CurveBootstrapOptions());
    }

    /// <summary>Draws for some of the fit's optima, numbered in the order given.</summary>
    public static IReadOnlyList<CurveDraw> Draw(CurveFit fit, IReadOnlyList<LossLawOptimum> optima, CurveBootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(optima);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Draws, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Draws, 100_000);
        if (optima.Any(o => o.Search.DegreesOfFreedom < 1) || fit.Score.Search.DegreesOfFreedom < 1)
            throw new ArgumentException("a curve can be drawn again only where its points outnumber its constants");
        var draws = new List<CurveDraw>(optima.Count * options.Draws);
        for (var o = 0; o < optima.Count; o++)
        {
            // One stream for the losses and one for the scores: the score side is the same for every optimum.
            var lossRandom = new Pcg32(options.Seed, 1);
            var scoreRandom = new Pcg32(options.Seed, 2);
            for (var i = 0; i < options.Draws; i++)
                draws.Add(new CurveDraw(Loss(fit.Loss, optima[o], options.Cases, ref lossRandom), FallingScore(fit.Score, options.Cases, ref scoreRandom), o));
        }

        return draws;
    }

    /// <summary>Draws of one optimum's law alone.</summary>
    internal static IReadOnlyList<LossLaw> LossLaws(LossLawFit fit, LossLawOptimum optimum, CurveBootstrapOptions options)
    {
        if (optimum.Search.DegreesOfFreedom < 1)
            throw new ArgumentException("a law can be drawn again only where its points outnumber its constants");
        var random = new Pcg32(options.Seed, 1);
        var laws = new LossLaw[options.Draws];
        for (var i = 0; i < laws.Length; i++)
            laws[i] = Loss(fit, optimum, options.Cases, ref random);
        return laws;
    }

    /// <summary>The score curve of other points, searched for from the fit's own.</summary>
    internal static ScoreCurve Refit(ScoreCurveFit fit, IReadOnlyList<ScorePoint> points)
    {
        if (fit.Options.Anchor is { } anchor)
            points = [.. points, anchor];
        var search = LevenbergMarquardt.Minimize(new ScoreCurveModel(points, fit.Options).Problem, fit.Search.Parameters, s_search);
        return ScoreCurveModel.Curve(search.Parameters);
    }

    private static LossLaw Loss(LossLawFit fit, LossLawOptimum optimum, bool cases, ref Pcg32 random)
    {
        var points = cases ? Resampled(fit.Points, ref random) : Redrawn(fit, optimum, ref random);
        var search = LevenbergMarquardt.Minimize(new LossLawModel(points, fit.Options).Problem, optimum.Search.Parameters, s_search);
        return LossLawModel.Law(search.Parameters);
    }

    private static LossPoint[] Redrawn(LossLawFit fit, LossLawOptimum optimum, ref Pcg32 random)
    {
        var points = new LossPoint[fit.Points.Count];
        var known = fit.Options.Objective == LossObjective.Weighted;
        var log = fit.Options.Objective == LossObjective.HuberLog;
        var spread = known ? 1 : Spread(optimum.Search, ref random);
        for (var i = 0; i < points.Length; i++)
        {
            var point = fit.Points[i];
            var error = spread * (known ? point.StandardError!.Value : 1) * RandomVariates.Normal(ref random);
            var loss = optimum.Law.Loss(point.Parameters, point.Tokens);
            // A loss is above 0; an error that large would be one of a ladder that says nothing.
            points[i] = point with { Loss = log ? loss * Math.Exp(error) : Math.Max(loss + error, 1e-3 * loss) };
        }

        return points;
    }

    // A draw whose score does not fall with the loss is no score curve; it is drawn again.
    private static ScoreCurve FallingScore(ScoreCurveFit fit, bool cases, ref Pcg32 random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var curve = Score(fit, cases, ref random);
            if (curve is { C: > 0, Gamma: < 0 })
                return curve;
        }

        throw new ArgumentException($"{Attempts} draws of the score curve in a row do not fall with the loss: its points say too little");
    }

    private static ScoreCurve Score(ScoreCurveFit fit, bool cases, ref Pcg32 random)
    {
        IReadOnlyList<ScorePoint> points;
        if (cases)
        {
            points = Resampled(fit.Points, ref random);
        }
        else
        {
            var spread = Spread(fit.Search, ref random);
            var redrawn = new ScorePoint[fit.Points.Count];
            for (var i = 0; i < redrawn.Length; i++)
                redrawn[i] = new ScorePoint(fit.Points[i].Loss, fit.Curve.Score(fit.Points[i].Loss) + spread * RandomVariates.Normal(ref random));
            points = redrawn;
        }

        return Refit(fit, points);
    }

    // The residuals' standard deviation as other data would have estimated it.
    private static double Spread(LeastSquaresResult search, ref Pcg32 random) =>
        Math.Sqrt(search.SumOfSquares / RandomVariates.ChiSquare(ref random, search.DegreesOfFreedom));

    private static T[] Resampled<T>(IReadOnlyList<T> points, ref Pcg32 random)
    {
        var drawn = new T[points.Count];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = points[(int)random.NextBelow((uint)points.Count)];
        return drawn;
    }
}
