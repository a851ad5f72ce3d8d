namespace DensingLaw.Numerics.Tests;

public sealed class GaussianProcessLineTests
{
    [Fact]
    public void Fit_ABend_IsFoundAndFollowed()
    {
        var x = Enumerable.Range(0, 40).Select(i => (double)i).ToArray();
        var y = x.Select((v, i) => Math.Sin(v / 5) + 0.05 * (i % 2 == 0 ? 1 : -1)).ToArray();

        var fit = GaussianProcessLine.Fit(x, y);

        Assert.True(fit.LogLikelihoodGain > 20, $"gain {fit.LogLikelihoodGain}");
        Assert.Equal(Math.Sin(20.5 / 5), fit.At(20.5), 0.05);
    }

    [Fact]
    public void Fit_ALineWithAlternatingErrors_StaysALine()
    {
        var x = Enumerable.Range(0, 30).Select(i => (double)i).ToArray();
        var y = x.Select((v, i) => 3 - 2 * v + 0.1 * (i % 2 == 0 ? 1 : -1)).ToArray();

        var fit = GaussianProcessLine.Fit(x, y);

        Assert.Equal(0, fit.LogLikelihoodGain, 9);
        Assert.Equal(double.PositiveInfinity, fit.LengthScale);
        Assert.Equal(LinearRegression.Fit(x, y).At(12.3), fit.At(12.3), 8);
    }

    // The line's own log-likelihood: −(n/2)(ln(2π RSS/n) + 1).
    [Fact]
    public void Fit_NoiseStandardDeviation_IsTheLinesWithoutABend()
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6, 7];
        double[] y = [0, 1, 0, 1, 0, 1, 0, 1];

        var fit = GaussianProcessLine.Fit(x, y);

        Assert.Equal(0, fit.SignalStandardDeviation);
        Assert.Equal(Math.Sqrt(LinearRegression.Fit(x, y).ResidualSumOfSquares / 8), fit.NoiseStandardDeviation, 10);
    }
}
