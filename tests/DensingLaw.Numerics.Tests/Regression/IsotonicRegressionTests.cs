namespace DensingLaw.Numerics.Tests;

public sealed class IsotonicRegressionTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 3, 2, 1 }, new double[] { 2, 2, 2 })]
    [InlineData(new double[] { 1, 3, 2, 4, 3, 5 }, new double[] { 1, 2.5, 2.5, 3.5, 3.5, 5 })]
    [InlineData(new double[] { 4, 5, 1 }, new double[] { 10 / 3.0, 10 / 3.0, 10 / 3.0 })]
    [InlineData(new double[0], new double[0])]
    public void Fit_SmallCases_PoolViolators(double[] y, double[] expected)
    {
        var fit = IsotonicRegression.Fit(y);

        Assert.Equal(expected.Length, fit.Length);
        for (var i = 0; i < fit.Length; i++)
            Assert.Equal(expected[i], fit[i], 12);
    }

    [Fact]
    public void Fit_Weights_PullThePool() => Assert.Equal([2.5, 2.5], IsotonicRegression.Fit([4, 2], [1, 3]));
}
