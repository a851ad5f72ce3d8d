namespace DensingLaw.Density;

/// <summary>Makes a reference set, with draws, from tables of losses and scores.</summary>
public static class ReferenceSetBuilder
{
    /// <summary>
    /// Optima this far under the best in log-likelihood are taken as ruled out and left out of intervals: half the 99 % quantile of χ² with four degrees of
    /// freedom.
    /// </summary>
    private const double RuledOutNats = 6.638;

    /// <summary>A curve for every benchmark that both tables have, and for the average where all five are there.</summary>
    /// <param name="losses">The ladder.</param>
    /// <param name="scores">The well-trained models.</param>
    /// <param name="id">The set's name.</param>
    /// <param name="source">Where the points come from.</param>
    /// <param name="referenceTokens">D₀, above 0.</param>
    /// <param name="options">How the curves are fitted.</param>
    /// <param name="bootstrap">How they are drawn; null: no draws.</param>
    /// <exception cref="InvalidDataException">The tables share no benchmark.</exception>
    public static ReferenceCurveSet Build(
        LossTable losses, ScoreTable scores, string id, ReferenceSource source, double referenceTokens, CurveFitOptions options, CurveBootstrapOptions? bootstrap)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(referenceTokens);
        var keys = losses.Benchmarks.Where(b => b != ReferenceCurveSet.AverageKey && scores.Benchmarks.Contains(b)).ToList();
        if (ReferenceCurveSet.AveragedBenchmarks.All(keys.Contains))
            keys.Add(ReferenceCurveSet.AverageKey);
        if (keys.Count == 0)
            throw new InvalidDataException("the tables of losses and scores share no benchmark");
        ReferenceCurve[] curves = [.. keys.Select(k =>
        {
            var fit = CurveFitter.Fit(losses, scores, k, options);
            return Curve(fit, referenceTokens, bootstrap) with
            {
                LossUnit = options.LossUnit,
                Average = k == ReferenceCurveSet.AverageKey ? options.CurveAverage : null,
                RunSpread = options.WithRunSpread ? fit.Loss.RunSpread : 0,
            };
        })];
        return new ReferenceCurveSet { Id = id, Source = source, ReferenceTokens = referenceTokens, Ladder = curves[0].Ladder, Curves = curves };
    }

    /// <summary>
    /// The published set as it is, with other optima and draws added: its own optimum is drawn around the published constants, with the residuals of the
    /// fit to the published points on the same branch.
    /// </summary>
    public static ReferenceCurveSet WithDraws(ReferenceCurveSet published, LossTable losses, ScoreTable scores, CurveBootstrapOptions bootstrap)
    {
        ArgumentNullException.ThrowIfNull(published);
        return published with { Curves = [.. published.Curves.Select(c => WithDraws(c, CurveFitter.Fit(losses, scores, c.Benchmark, new CurveFitOptions { Published = true }), bootstrap))] };
    }

    /// <summary>
    /// The published set with its average curve fitted again, to the same points, by one mean on the loss and the score side, on the printed optimum's branch; the other curves stay.
    /// </summary>
    /// <param name="average">The mean; <see cref="CurveAverage.Published"/> gives the published set itself.</param>
    /// <param name="bootstrap">How the curve is drawn.</param>
    public static ReferenceCurveSet PublishedBy(CurveAverage average, CurveBootstrapOptions bootstrap)
    {
        ArgumentNullException.ThrowIfNull(average);
        var published = ReferenceCurveSet.LoadPublished();
        if (!average.IsSame)
            return published;
        var options = new CurveFitOptions { Average = average.Scores };
        var fit = CurveFitter.Fit(PublishedPoints.Losses(), PublishedPoints.Scores(), ReferenceCurveSet.AverageKey, options);
        // The printed optimum's branch: another one moves densities a hundredfold, and only the average was asked for. The others stay in the interval. It is
        // told by its exponents, since the losses of another average have another level.
        var printed = published.Find(ReferenceCurveSet.AverageKey)!.Loss;
        var branch = fit with
        {
            Chosen = fit.Loss.Optima.MinBy(o => Math.Abs(Math.Log(o.Law.Alpha / printed.Alpha)) + Math.Abs(Math.Log(o.Law.Beta / printed.Beta)))!,
        };
        var curve = Curve(branch, published.ReferenceTokens, bootstrap) with { Average = average };
        return published with
        {
            Id = PublishedIdBy(average),
            Curves = [.. published.Curves.Select(c => c.Benchmark == ReferenceCurveSet.AverageKey ? curve : c)],
        };
    }

    /// <summary>The name of the set that <see cref="PublishedBy"/> makes.</summary>
    public static string PublishedIdBy(CurveAverage average)
    {
        ArgumentNullException.ThrowIfNull(average);
        return average.IsSame ? $"{ReferenceCurveSet.PublishedId}-{average.Name}" : ReferenceCurveSet.PublishedId;
    }

    private static ReferenceCurve WithDraws(ReferenceCurve curve, CurveFit fit, CurveBootstrapOptions bootstrap)
    {
        var loss = fit.Chosen.Search with { Parameters = new LossLawModel(fit.Loss.Points, fit.Loss.Options).ParametersOf(curve.Loss) };
        var own = fit.Chosen with { Law = curve.Loss, Search = loss };
        var score = fit.Score with { Curve = curve.Score, Search = fit.Score.Search with { Parameters = ScoreCurveModel.ParametersOf(curve.Score) } };
        LossLawOptimum[] others = [.. Others(fit)];
        return curve with { OtherOptima = [.. others.Select(o => o.Law)], Draws = CurveBootstrap.Draw(fit with { Score = score }, [own, .. others], bootstrap) };
    }

    /// <summary>The fit's curve with its chosen optimum first, the others after it, and draws of all.</summary>
    /// <exception cref="ArgumentException">The chosen law does not fall with parameters or tokens, so that it has no inverse.</exception>
    public static ReferenceCurve Curve(CurveFit fit, double referenceTokens, CurveBootstrapOptions? bootstrap)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Chosen.Law is not { Alpha: > 0, Beta: > 0 })
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"the best law has α = {fit.Chosen.Law.Alpha:0.###} and β = {fit.Chosen.Law.Beta:0.###}, which must be above 0: the losses do not fall with parameters or with tokens; add sizes or stops further apart"));
        }

        LossLawOptimum[] optima = [fit.Chosen, .. Others(fit)];
        return fit.CurveWith(fit.Chosen, referenceTokens) with
        {
            OtherOptima = [.. optima.Skip(1).Select(o => o.Law)],
            Draws = bootstrap is null ? [] : CurveBootstrap.Draw(fit, optima, bootstrap),
            Freedom = bootstrap is { Cases: false } && fit.Loss.Options.Objective != LossObjective.Weighted
                ? new FitFreedom(fit.Chosen.Search.DegreesOfFreedom, fit.Score.Search.DegreesOfFreedom)
                : null,
        };
    }

    private static IEnumerable<LossLawOptimum> Others(CurveFit fit) => fit.Loss.Optima.Where(o => o != fit.Chosen && o.LogLikelihoodGap > -RuledOutNats);
}
