namespace DensingLaw.Density.Tests;

public sealed class ScoreCurveFitterTests
{
    private static readonly ScoreCurve s_truth = new(70, -20, 0.4, 15);

    [Fact]
    public void Fit_PointsOnACurve_RecoversIt()
    {
        var fit = ScoreCurveFitter.Fit(Points(), new ScoreFitOptions { Anchor = null });

        Assert.Equal(s_truth.C, fit.Curve.C, 1e-6);
        Assert.Equal(s_truth.Gamma, fit.Curve.Gamma, 1e-6);
        Assert.Equal(s_truth.Midpoint, fit.Curve.Midpoint, 1e-8);
        Assert.Equal(s_truth.Floor, fit.Curve.Floor, 1e-6);
        Assert.Empty(fit.Others);
    }

    [Fact]
    public void Fit_FixedFloorAndCeiling_KeepsThem()
    {
        var fit = ScoreCurveFitter.Fit(Points(), new ScoreFitOptions { Anchor = null, Floor = Bounds.Fixed(20), Ceiling = Bounds.Fixed(90) });

        Assert.Equal(20, fit.Curve.Floor);
        Assert.Equal(90, fit.Curve.Asymptote, 1e-12);
        Assert.True(fit.Rms > 0.5);
    }

    [Fact]
    public void Fit_Anchor_PullsTheCeilingUp()
    {
        ScorePoint[] low = [.. Points().Where(p => p.ScorePercent < 60)];

        var anchored = ScoreCurveFitter.Fit(low).Curve;

        // The curve through these points ends at 85 %; the anchor says 100 % at loss 0.
        Assert.Equal(85, ScoreCurveFitter.Fit(low, new ScoreFitOptions { Anchor = null }).Curve.Asymptote, 1e-3);
        Assert.True(anchored.Asymptote > 95);
    }

    [Fact]
    public void Fit_BadPoints_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ScoreCurveFitter.Fit([new(0.1, 50)]));
        Assert.Throws<ArgumentException>(() => ScoreCurveFitter.Fit([.. Points(), new(0.1, 101)]));
        Assert.Throws<ArgumentException>(() => ScoreCurveFitter.Fit([.. Points(), new(-0.1, 50)]));
    }

    private static ScorePoint[] Points() => [.. Enumerable.Range(0, 12).Select(i => 0.2 + 0.04 * i).Select(l => new ScorePoint(l, s_truth.Score(l)))];
}
