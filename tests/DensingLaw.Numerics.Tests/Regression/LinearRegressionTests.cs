namespace DensingLaw.Numerics.Tests;

public sealed class LinearRegressionTests
{
    [Fact]
    public void Fit_Norris_GivesTheCertifiedValues()
    {
        var fit = LinearRegression.Fit(NorrisData.X, NorrisData.Y);

        Digits(11, 1.00211681802045, fit.Slope);
        Digits(11, 0.429796848199937e-3, fit.SlopeStandardError);
        Digits(10, -0.262323073774029, fit.Intercept);
        Digits(11, 0.232818234301152, fit.InterceptStandardError);
        Digits(11, 0.884796396144373, fit.ResidualStandardDeviation);
        Digits(13, 0.999993745883712, fit.RSquared);
        Assert.Equal(34, fit.DegreesOfFreedom);
    }

    // Points (0,1) (1,3) (2,2) (3,6): x̄ 1.5, Sxx 5, Sxy 7, slope 1.4, intercept 0.9, residuals 0.1 0.7 −1.7 0.9, RSS 4.2, s² 2.1; t₂ at 95 %
    // 4.302653.
    [Fact]
    public void Intervals_FourPoints_AreTheHandWorkedOnes()
    {
        var fit = LinearRegression.Fit([0, 1, 2, 3], [1, 3, 2, 6]);

        Assert.Equal(1.4, fit.Slope, 12);
        Assert.Equal(0.9, fit.Intercept, 12);
        Assert.Equal(4.2, fit.ResidualSumOfSquares, 12);
        Assert.Equal(1 - 4.2 / 14, fit.RSquared, 12);
        var slope = fit.SlopeInterval(0.95);
        Assert.Equal(1.4 + 4.302653 * Math.Sqrt(2.1 / 5), slope.Upper, 5);
        Assert.Equal(1.4 - 4.302653 * Math.Sqrt(2.1 / 5), slope.Lower, 5);
        var prediction = fit.PredictionInterval(4, 0.95);
        Assert.Equal(6.5 + 4.302653 * Math.Sqrt(2.1 * (1 + 0.25 + 6.25 / 5)), prediction.Upper, 5);
        Assert.Equal(6.5 + 4.302653 * Math.Sqrt(2.1 * (0.25 + 6.25 / 5)), fit.MeanInterval(4, 0.95).Upper, 5);
    }

    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(0.95, 1200)]
    [InlineData(0.99, -300)]
    public void InversePredictionInterval_ItsEnds_HaveYOnTheirPredictionBand(double level, double y)
    {
        var fit = LinearRegression.Fit(NorrisData.X, NorrisData.Y);

        var x = fit.InversePredictionInterval(y, level);

        Assert.True(x.Lower < x.Upper);
        Assert.Equal(y, fit.PredictionInterval(x.Lower, level).Upper, 6);
        Assert.Equal(y, fit.PredictionInterval(x.Upper, level).Lower, 6);
    }

    [Fact]
    public void InversePredictionInterval_SlopeNotToldFromZero_HasNoEnds()
    {
        var fit = LinearRegression.Fit([0, 1, 2, 3], [1, 3, 2, 6]);

        var x = fit.InversePredictionInterval(10, 0.95);

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (x.Lower, x.Upper));
    }

    [Fact]
    public void Fit_Weights_CountAsRepetitions()
    {
        var weighted = LinearRegression.Fit([0, 1, 4], [2, 1, 9], [1, 3, 2]);
        var repeated = LinearRegression.Fit([0, 1, 1, 1, 4, 4], [2, 1, 1, 1, 9, 9]);

        Assert.Equal(repeated.Slope, weighted.Slope, 12);
        Assert.Equal(repeated.Intercept, weighted.Intercept, 12);
        Assert.Equal(repeated.RSquared, weighted.RSquared, 12);
    }

    [Fact]
    public void Fit_TwoPoints_HasNoFiniteInterval()
    {
        var fit = LinearRegression.Fit([1, 2], [5, 7]);

        Assert.Equal(2, fit.Slope, 12);
        Assert.Equal(double.PositiveInfinity, fit.SlopeInterval(0.9).Upper);
        Assert.Equal(double.NegativeInfinity, fit.PredictionInterval(3, 0.9).Lower);
    }

    [Fact]
    public void SlopeInterval_NormalErrors_CoversAtItsLevel()
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6, 7];
        var covered = 0;
        PointBootstrap.Draw(x.Length, resample: false, perturb: true, (_, errors) =>
        {
            var y = new double[x.Length];
            for (var i = 0; i < y.Length; i++)
                y[i] = 2 + 0.5 * x[i] + errors[i];
            var interval = LinearRegression.Fit(x, y).SlopeInterval(0.9);
            covered += interval.Lower <= 0.5 && interval.Upper >= 0.5 ? 1 : 0;
            return 0;
        }, new BootstrapOptions { Draws = 4000 });

        // Four standard deviations of a binomial share of 0.9 in 4,000 draws are 0.019.
        Assert.InRange(covered / 4000.0, 0.881, 0.919);
    }

    // Two fits of four points with the same residuals: Satterthwaite's degrees of freedom are 2 + 2, and the standard error is √(2·0.42).
    // For 4 degrees of freedom the two-sided tail of t is 1 − x(3 − x²)/2 with x = t/√(4 + t²).
    [Fact]
    public void EqualSlopePValue_TwoHandWorkedFits_IsStudentsTail()
    {
        var one = LinearRegression.Fit([0, 1, 2, 3], [1, 3, 2, 6]);
        var other = LinearRegression.Fit([0, 1, 2, 3], [1, 4, 4, 9]);

        var t = 1 / Math.Sqrt(0.84);
        var x = t / Math.Sqrt(4 + t * t);
        Assert.Equal(1 - x * (3 - x * x) / 2, one.EqualSlopePValue(other), 8);
        Assert.Equal(1, one.EqualSlopePValue(one), 12);
        Assert.Equal(double.NaN, one.EqualSlopePValue(LinearRegression.Fit([0, 1], [0, 1])));
    }

    [Fact]
    public void Fit_ImpossibleInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([1], [1]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => LinearRegression.Fit([1, 2], [1, 2], [1, 0]));
    }

    private static void Digits(int digits, double certified, double value) =>
        Assert.True(Math.Abs(value - certified) <= Math.Abs(certified) * Math.Pow(10, -digits), $"{value:R} is not {certified:R} to {digits} digits");
}
