using System.Globalization;

namespace DensingLaw.Density;

/// <summary>How much of an N̂ is choice: training tokens D₀, optimum of the loss law, average, anchor of the score curve (PAPER E.1).</summary>
public static class DensitySensitivity
{
    private static readonly double[] s_tokens = [1e12, 2e12, 5e12, 15e12];

    /// <summary>One row a choice; all others stay as in <paramref name="curve"/>.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="scorePercent">S in percent.</param>
    /// <param name="losses">Points for refits: other averages (for the average curve) and no anchor; null: these rows are left out.</param>
    /// <param name="scores">As <paramref name="losses"/>.</param>
    public static IReadOnlyList<SensitivityRow> Of(ReferenceCurve curve, double scorePercent, LossTable? losses = null, ScoreTable? scores = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var rows = new List<SensitivityRow>();
        foreach (var tokens in s_tokens)
        {
            var at = curve with { ReferenceTokens = tokens };
            rows.Add(new SensitivityRow("D0", string.Create(CultureInfo.InvariantCulture, $"{tokens:0.#e0} tokens"), at.Invert(scorePercent)));
        }

        rows.Add(new SensitivityRow("optimum", "the curve's own", curve.Invert(scorePercent)));
        rows.AddRange(curve.OtherOptima.Select((law, i) => new SensitivityRow("optimum", $"other {i + 1}", (curve with { Loss = law }).Invert(scorePercent))));
        if (losses is not null && scores is not null)
            AddRefits(rows, curve, scorePercent, losses, scores);
        return rows;
    }

    private static void AddRefits(List<SensitivityRow> rows, ReferenceCurve curve, double score, LossTable losses, ScoreTable scores)
    {
        if (curve.Benchmark == ReferenceCurveSet.AverageKey)
        {
            foreach (var average in Enum.GetValues<BenchmarkAverage>())
                rows.Add(new SensitivityRow("average", Name(average), Refit(new CurveFitOptions { Average = average })));
            rows.Add(new SensitivityRow("average", "mixed, as published", Refit(new CurveFitOptions { Published = true })));
        }

        var published = new CurveFitOptions { Published = true };
        rows.Add(new SensitivityRow("anchor", "loss 0 scores 100", Refit(published)));
        rows.Add(new SensitivityRow("anchor", "none", Refit(published with { Score = ScoreFitOptions.Paper with { Anchor = null } })));
        rows.Add(new SensitivityRow("anchor", "none, ceiling fixed at 100", Refit(published with { Score = ScoreFitOptions.Paper with { Anchor = null, Ceiling = Bounds.Fixed(100) } })));

        // On the branch of the curve's own law, so that one choice changes at a time.
        CurvePoint Refit(CurveFitOptions options)
        {
            var fit = CurveFitter.Fit(losses, scores, curve.Benchmark, options);
            return fit.CurveWith(SameBranch(fit.Loss, curve.Loss), curve.ReferenceTokens).Invert(score);
        }
    }

    private static LossLawOptimum SameBranch(LossLawFit fit, LossLaw law) => fit.Optima.MinBy(o => Math.Abs(Math.Log(o.Law.Alpha / law.Alpha)))!;

    private static string Name(BenchmarkAverage average) => average switch
    {
        BenchmarkAverage.MeanOfFive => "mean of five",
        BenchmarkAverage.MeanOfCategories => "mean of four categories",
        _ => "four without HumanEval",
    };
}
