namespace DensingLaw.Density.Tests;

/// <summary>
/// Fits to the paper's points against the constants of its drawn curves (PAPER A.4) and the second optima (E.1). The points have four decimals of
/// loss and two of score, so that constants agree to three digits, those of the flat valleys a little worse.
/// </summary>
public sealed class PaperFitTests
{
    private static readonly Lazy<Dictionary<string, CurveFit>> s_fits = new(() =>
    {
        var (losses, scores) = (PaperTables.Losses(), PaperTables.Scores());
        return losses.Benchmarks.ToDictionary(b => b, b => CurveFitter.Fit(losses, scores, b, new CurveFitOptions { Published = true }));
    });

    public static TheoryData<string> Keys => ["mmlu", "bbh", "math", "humaneval", "mbpp", "average"];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Fit_PublishedBranch_HasThePublishedConstants(string benchmark)
    {
        var published = References.Published.Find(benchmark)!;
        var fit = s_fits.Value[benchmark];

        // MBPP's drawn axis has 0.3 % of calibration error; ln a and ln b carry the valley's length.
        Relative(published.Loss.A, fit.Chosen.Law.A, 0.005);
        Relative(published.Loss.Alpha, fit.Chosen.Law.Alpha, 0.004);
        Relative(published.Loss.B, fit.Chosen.Law.B, 0.0130);
        Relative(published.Loss.Beta, fit.Chosen.Law.Beta, 0.0035);
        Relative(published.Score.C, fit.Score.Curve.C, 0.001);
        Relative(published.Score.Gamma, fit.Score.Curve.Gamma, 0.00125);
        Relative(published.Score.Midpoint, fit.Score.Curve.Midpoint, 0.0006);
        Assert.Equal(published.Score.Floor, fit.Score.Curve.Floor, 0.006);
    }

    [Theory]
    [InlineData("mmlu", 0.00549, 0.00411)]
    [InlineData("math", 0.00830, 0.00452)]
    [InlineData("average", 0.00543, 0.00508)]
    [InlineData("bbh", 0.00572, 0.00606)]
    public void Fit_TwoOptima_HaveThePublishedRms(string benchmark, double printed, double other)
    {
        var fit = s_fits.Value[benchmark];

        Assert.Equal(2, fit.Loss.Optima.Count);
        Assert.Equal(printed, fit.Chosen.Rms, 1.1e-5);
        Assert.Equal(other, fit.Loss.Optima.Single(o => o != fit.Chosen).Rms, 1.1e-5);
        Assert.Equal(printed > other, fit.Chosen != fit.Loss.Best);
    }

    [Theory]
    [InlineData("mmlu", 36.4, 0.347, 8.22, 0.139)]
    [InlineData("math", 343, 0.499, 10.1, 0.138)]
    [InlineData("average", 55.4, 0.365, 16.0, 0.168)]
    public void Fit_OtherOptimum_HasTheConstantsFoundBefore(string benchmark, double a, double alpha, double b, double beta)
    {
        var law = s_fits.Value[benchmark].Loss.Best.Law;

        Relative(a, law.A, 0.01);
        Relative(alpha, law.Alpha, 0.002);
        Relative(b, law.B, 0.005);
        Relative(beta, law.Beta, 0.005);
    }

    [Fact]
    public void Fit_AverageOfCategories_HasTheConstantsFoundBefore()
    {
        var fit = CurveFitter.Fit(PaperTables.Losses(), PaperTables.Scores(), "average", new CurveFitOptions { Average = BenchmarkAverage.MeanOfCategories });

        // PAPER A.4: same branch as the paper's.
        var law = fit.Loss.Optima.Single(o => o.Law.Alpha < 0.2).Law;
        Relative(1.775, law.A, 0.001);
        Relative(0.1079, law.Alpha, 0.001);
        Relative(141.9, law.B, 0.001);
        Relative(0.3013, law.Beta, 0.001);
    }

    [Theory]
    [MemberData(nameof(PaperInversions.All), MemberType = typeof(PaperInversions))]
    public void Invert_GoldenScores_GivesTheGoldenSizes(string benchmark, double score, double parameters)
    {
        // PAPER A.6, on the drawn constants. A refit to the points is off by up to 1.9 % (MMLU): their rounding moves N̂ by 0.4 % (one standard
        // deviation), the rest lies in the flat valley of the paper's branch, where its own search may have stopped early.
        Relative(parameters, References.Published.Find(benchmark)!.Invert(score).EffectiveParameters!.Value, 0.005);
        var fit = s_fits.Value[benchmark];
        Relative(parameters, fit.CurveWith(fit.Chosen, 5e12).Invert(score).EffectiveParameters!.Value, 0.025);
    }

    [Fact]
    public void Points_EveryAverage_IsTheMeanOfOneModelsPoints()
    {
        var scores = PaperTables.Scores();

        var five = scores.Points(BenchmarkAverage.MeanOfFive);
        var categories = scores.Points(BenchmarkAverage.MeanOfCategories);

        Assert.Equal(10, five.Count);
        // The figure's own panel has the category means, to rounding (PAPER A.4).
        var drawn = scores.Points("average");
        Assert.All(categories, (p, i) => Assert.Equal(drawn[i].ScorePercent, p.ScorePercent, 0.006));
        Assert.All(categories, (p, i) => Assert.Equal(drawn[i].Loss, p.Loss, 1.3e-4));
        // First model by hand: MMLU 64.23, BBH 56.28, MATH 32.40, HumanEval 53.66, MBPP 66.93.
        Assert.Equal((64.23 + 56.28 + 32.40 + 53.66 + 66.93) / 5, five[0].ScorePercent, 1e-9);
    }

    private static void Relative(double expected, double found, double tolerance) =>
        Assert.True(Math.Abs(found / expected - 1) <= tolerance, FormattableString.Invariant($"{found:R} is {found / expected - 1:0.0000} off {expected:R}"));
}
