namespace DensingLaw.Numerics.Tests;

public sealed class BreakpointTestTests
{
    // Before: (0,0) (1,2) (2,1): slope 1/2, RSS 3/2. After: (3,4) (4,8) (5,6): slope 1, RSS 6. Together: Sxx 17.5, Sxy 25.5, Syy 47.5, RSS 47.5 −
    // 25.5²/17.5.
    // F = ((RSS − 7.5)/2)/(7.5/2); for (2, 2) degrees of freedom the upper tail is 1/(1 + F). t = 0.5/√(3.75 (1/2 + 1/2)).
    // For 2 degrees of freedom the two-sided tail of t is 1 − t/√(2 + t²).
    [Fact]
    public void Chow_SixPoints_IsTheHandWorkedTest()
    {
        var test = BreakpointTest.Chow([0, 1, 2, 3, 4, 5], [0, 2, 1, 4, 8, 6], 2.5)!;

        var f = (47.5 - 25.5 * 25.5 / 17.5 - 7.5) / 7.5;
        Assert.Equal(f, test.F, 10);
        Assert.Equal(1 / (1 + f), test.PValue, 10);
        Assert.Equal(0.5, test.Before.Slope, 12);
        Assert.Equal(1, test.After.Slope, 12);
        var t = 0.5 / Math.Sqrt(3.75);
        Assert.Equal(t, test.SlopeT, 10);
        Assert.Equal(1 - t / Math.Sqrt(2 + t * t), test.SlopePValue, 8);
    }

    [Fact]
    public void Chow_OneLineWithNormalErrors_IsSignificantAsOftenAsItSays()
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        var (chow, slope) = (0, 0);
        PointBootstrap.Draw(x.Length, resample: false, perturb: true, (_, errors) =>
        {
            var test = BreakpointTest.Chow(x, errors, 4.5)!;
            chow += test.PValue < 0.1 ? 1 : 0;
            slope += test.SlopePValue < 0.1 ? 1 : 0;
            return 0;
        }, new BootstrapOptions { Draws = 4000 });

        Assert.InRange(chow / 4000.0, 0.081, 0.119);
        Assert.InRange(slope / 4000.0, 0.081, 0.119);
    }

    [Fact]
    public void Chow_TooFewPointsOnASide_IsNoTest()
    {
        Assert.Null(BreakpointTest.Chow([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], 0.5));
        Assert.Null(BreakpointTest.Chow([0, 1, 2, 3], [0, 1, 2, 3], 1.5));
        Assert.Null(BreakpointTest.Chow([0, 0, 2, 3, 4], [0, 1, 2, 3, 4], 1));
    }
}
