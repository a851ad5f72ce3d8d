namespace DensingLaw.Density.Tests;

public sealed class LossLawFitterTests
{
    private static readonly LossLaw s_truth = new(5, 0.15, 80, 0.25, 0.3);

    [Theory]
    [InlineData(LossObjective.LeastSquares)]
    [InlineData(LossObjective.HuberLog)]
    [InlineData(LossObjective.Weighted)]
    public void Fit_PointsOnALaw_RecoversIt(LossObjective objective)
    {
        var fit = LossLawFitter.Fit(Points(s_truth), new LossFitOptions { Objective = objective, WithIrreducible = true });

        Assert.Equal(s_truth.Alpha, fit.Best.Law.Alpha, 1e-5);
        Assert.Equal(s_truth.Beta, fit.Best.Law.Beta, 1e-5);
        Assert.Equal(s_truth.Irreducible, fit.Best.Law.Irreducible, 1e-5);
        Assert.Equal(0, fit.Best.Rms, 1e-6);
    }

    [Fact]
    public void Fit_OneOutlier_MovesHubersFitLessThanLeastSquares()
    {
        LossPoint[] points = [.. Points(s_truth with { Irreducible = 0 })];
        points[4] = points[4] with { Loss = 1.5 * points[4].Loss };

        double Error(LossObjective objective) =>
            Math.Abs(LossLawFitter.Fit(points, new LossFitOptions { Objective = objective }).Best.Law.Beta - s_truth.Beta);

        Assert.True(Error(LossObjective.HuberLog) < 0.1 * Error(LossObjective.LeastSquares));
    }

    [Fact]
    public void Fit_AnErrorFarLargerThanTheOthers_CountsForLittleWhenWeighted()
    {
        LossPoint[] points = [.. Points(s_truth with { Irreducible = 0 })];
        points[4] = points[4] with { Loss = 1.5 * points[4].Loss, StandardError = 100 };

        var fit = LossLawFitter.Fit(points, new LossFitOptions { Objective = LossObjective.Weighted });

        Assert.Equal(s_truth.Beta, fit.Best.Law.Beta, 1e-3);
    }

    [Fact]
    public void Fit_FixedExponent_KeepsIt()
    {
        var fit = LossLawFitter.Fit(Points(s_truth), new LossFitOptions { Alpha = Bounds.Fixed(0.2), WithIrreducible = true });

        Assert.All(fit.Optima, o => Assert.True(o.Law.Alpha == 0.2 && o.AtBound));
        Assert.Equal(0, fit.Best.StandardErrors![1]);
    }

    [Fact]
    public void Fit_AnySeed_FindsTheSameOptima()
    {
        var points = PaperTables.Losses().Points("mmlu");

        var fits = new ulong[] { 1, 2, 3 }.Select(s => LossLawFitter.Fit(points, new LossFitOptions { Seed = s, Starts = 60 })).ToList();

        Assert.All(fits, f => Assert.Equal(2, f.Optima.Count));
        Assert.All(fits, f => Assert.Equal(fits[0].Best.Law.Alpha, f.Best.Law.Alpha, 1e-6));
    }

    [Fact]
    public void Profile_OfThePapersLadder_IsWiderThanTheLinearError()
    {
        var fit = LossLawFitter.Fit(PaperTables.Losses().Points("mmlu"));

        var interval = LossLawProfile.Of(fit, fit.Best, 1);

        var half = 1.699 * fit.Best.StandardErrors![1];
        Assert.True(interval.Lower < fit.Best.Law.Alpha && fit.Best.Law.Alpha < interval.Upper);
        Assert.InRange((interval.Upper - interval.Lower) / (2 * half), 0.9, 1.5);
    }

    [Fact]
    public void Draw_CasesAndErrors_ScatterAroundTheFit()
    {
        var fit = CurveFitter.Fit(PaperTables.Losses(), PaperTables.Scores(), "bbh", new CurveFitOptions { Published = true });
        foreach (var cases in new[] { false, true })
        {
            var draws = CurveBootstrap.Draw(fit, [fit.Chosen], new CurveBootstrapOptions { Draws = 100, Cases = cases });

            var midpoints = draws.Select(d => d.Score.Midpoint).Order().ToArray();
            Assert.InRange(fit.Score.Curve.Midpoint, midpoints[10], midpoints[89]);
            Assert.True(midpoints[0] < midpoints[99]);
            Assert.Equal(draws, CurveBootstrap.Draw(fit, [fit.Chosen], new CurveBootstrapOptions { Draws = 100, Cases = cases }));
        }
    }

    [Fact]
    public void Fit_TooFewOrBadPoints_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => LossLawFitter.Fit([new(1, 1, 1), new(2, 2, 2), new(3, 3, 3)]));
        Assert.Throws<ArgumentException>(() => LossLawFitter.Fit([.. Points(s_truth), new(1e9, 1e10, double.NaN)]));
        Assert.Throws<ArgumentException>(() => LossLawFitter.Fit([.. Points(s_truth).Select(p => p with { StandardError = null })], new LossFitOptions { Objective = LossObjective.Weighted }));
    }

    private static LossPoint[] Points(LossLaw law)
    {
        double[] sizes = [1e7, 1e8, 1e9], multiples = [5, 50, 500];
        return [.. sizes.SelectMany(n => multiples.Select(m => new LossPoint(n, n * m, law.Loss(n, n * m), 0.01)))];
    }
}
