using System.Globalization;
using DensingLaw.Tests;

namespace DensingLaw.Numerics.Tests;

public sealed class QuantileRegressionTests
{
    [Fact]
    public void Fit_OneOutlier_MedianLineIgnoresIt()
    {
        var line = QuantileRegression.Fit([0, 1, 2, 3, 4], [1, 3, 5, 100, 9], 0.5);

        Assert.Equal(2, line.Slope, 12);
        Assert.Equal(1, line.Intercept, 12);
        // Only (3, 100) is off the line, by 93.
        Assert.Equal(0.5 * 93, line.Loss, 12);
    }

    // The line through (0,1) and (2,5) has residuals 0 −3 0 −5: loss 0.1·8 at τ = 0.9. The best constant at τ = 0.9 is 5: 0.1·(4 + 5 + 0 + 3) = 1.2.
    [Fact]
    public void Fit_UpperQuantile_IsTheHandWorkedEdge()
    {
        var line = QuantileRegression.Fit([0, 1, 2, 3], [1, 0, 5, 2], 0.9);

        Assert.Equal((2.0, 1.0), (line.Slope, line.Intercept));
        Assert.Equal(0.8, line.Loss, 12);
        Assert.Equal(1 - 0.8 / 1.2, line.R1, 12);
    }

    // Koenker's quantreg, vignette "Quantile Regression in R", on Engel's 235 households: foodexp on income.
    [Theory]
    [InlineData(0.05, 124.88004, 0.34336)]
    [InlineData(0.25, 95.48354, 0.47410)]
    [InlineData(0.5, 81.48225, 0.56018)]
    [InlineData(0.75, 62.39659, 0.64401)]
    [InlineData(0.95, 64.10396, 0.70907)]
    public void Fit_Engel_GivesThePublishedLines(double quantile, double intercept, double slope)
    {
        var rows = File.ReadLines(Path.Combine(SharedFolder.RepositoryRoot, "tests", "Data", "engel", "engel.csv")).Skip(1)
            .Select(l => l.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray()).ToArray();

        var line = QuantileRegression.Fit([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])], quantile);

        Assert.Equal(235, rows.Length);
        Assert.Equal(intercept, line.Intercept, 5);
        Assert.Equal(slope, line.Slope, 5);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    [InlineData(0.95)]
    public void Fit_AnyQuantile_LeavesThatShareBelow(double quantile)
    {
        var random = new Pcg32(7);
        var x = new double[60];
        var y = new double[60];
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = (random.NextDouble(), random.NextDouble());

        var line = QuantileRegression.Fit(x, y, quantile);

        // Koenker & Bassett 1978, theorem 3.4: points below ≤ τn ≤ points not above.
        var below = x.Where((_, i) => y[i] < line.Intercept + line.Slope * x[i] - 1e-12).Count();
        var above = x.Where((_, i) => y[i] > line.Intercept + line.Slope * x[i] + 1e-12).Count();
        Assert.True(below <= quantile * 60 && above <= (1 - quantile) * 60, $"{below} below, {above} above");
    }

    [Fact]
    public void Fit_ImpossibleInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileRegression.Fit([0, 1], [0, 1], 1));
        Assert.Throws<ArgumentException>(() => QuantileRegression.Fit([1, 1], [0, 1], 0.5));
    }
}
