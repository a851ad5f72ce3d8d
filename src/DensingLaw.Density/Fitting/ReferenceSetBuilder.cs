namespace DensingLaw.Density;

/// <summary>Makes a reference set, with draws, from tables of losses and scores.</summary>
public static class ReferenceSetBuilder
{
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
        ReferenceCurve[] curves = [.. keys.Select(k => Curve(CurveFitter.Fit(losses, scores, k, options), referenceTokens, bootstrap))];
        return new ReferenceCurveSet { Id = id, Source = source, ReferenceTokens = referenceTokens, Ladder = curves[0].Ladder, Curves = curves };
    }

    /// <summary>The fit's curve with its chosen optimum first, the others after it, and draws of all.</summary>
    public static ReferenceCurve Curve(CurveFit fit, double referenceTokens, CurveBootstrapOptions? bootstrap)
    {
        ArgumentNullException.ThrowIfNull(fit);
        LossLawOptimum[] optima = [fit.Chosen, .. fit.Loss.Optima.Where(o => o != fit.Chosen)];
        return fit.CurveWith(fit.Chosen, referenceTokens) with
        {
            OtherOptima = [.. optima.Skip(1).Select(o => o.Law)],
            Draws = bootstrap is null ? [] : CurveBootstrap.Draw(fit, optima, bootstrap),
        };
    }
}
