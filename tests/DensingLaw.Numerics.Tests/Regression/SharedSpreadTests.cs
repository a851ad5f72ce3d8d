namespace DensingLaw.Numerics.Tests;

public sealed class SharedSpreadTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(20)]
    public void Factor_OneCause_IsOne(double freedom) => Assert.Equal(1, SharedSpread.Factor([(0.3, freedom)], 0.9), 1e-9);

    [Fact]
    public void Factor_KnownSpreadsOrTooFewDegrees_IsOne()
    {
        Assert.Equal(1, SharedSpread.Factor([(0.3, double.PositiveInfinity)], 0.9));
        Assert.Equal(1, SharedSpread.Factor([(0.3, 4), (0.3, double.PositiveInfinity)], 0.9));
        Assert.Equal(1, SharedSpread.Factor([(double.NaN, 20), (0.3, 9)], 0.9));
        Assert.Equal(1, SharedSpread.Factor([(0, 20), (0, 9)], 0.9));
    }

    [Fact]
    public void Factor_EqualCauses_IsWelchOverTheDrawnQuantile()
    {
        // Two causes of variance 1 each with 10 degrees of freedom, drawn with 10/8: Welch has 20 degrees of freedom, t = 1.724718, and width t √2. The drawn sum
        // has variance 2.5 and excess kurtosis 6/6 · 1.25² · 2/2.5² = 0.5, Student's with 16: t = 1.745884, width t √(2.5 · 14/16).
        Assert.Equal(1.724718 * Math.Sqrt(2) / (1.745884 * Math.Sqrt(2.5 * 14 / 16)), SharedSpread.Factor([(1.25, 10), (1.25, 10)], 0.9), 1e-5);
    }

    [Fact]
    public void Factor_ThreeCauses_BringsTheCoverageNearerToNominal()
    {
        double[] deviations = [0.1, 0.1, 0.1];
        double[] freedoms = [20, 9, double.PositiveInfinity];
        var random = new Pcg32(1);
        const int replications = 1500;
        var (wide, shrunk) = (0, 0);
        var (draws, causes) = (new double[199], new (double, double)[3]);
        for (var r = 0; r < replications; r++)
        {
            var error = deviations.Sum(d => d * RandomVariates.Normal(ref random));
            Array.Clear(draws);
            for (var c = 0; c < 3; c++)
            {
                var known = double.IsPositiveInfinity(freedoms[c]);
                var s = known ? deviations[c] : deviations[c] * Math.Sqrt(RandomVariates.ChiSquare(ref random, freedoms[c]) / freedoms[c]);
                causes[c] = (s * s * (known ? 1 : freedoms[c] / (freedoms[c] - 2)), freedoms[c]);
                for (var i = 0; i < draws.Length; i++)
                    draws[i] += (known ? s : s * Math.Sqrt(freedoms[c] / RandomVariates.ChiSquare(ref random, freedoms[c]))) * RandomVariates.Normal(ref random);
            }

            var ends = ItemBootstrap.Percentiles(draws, 0.9);
            var factor = SharedSpread.Factor(causes, 0.9);
            wide += ends.Lower <= error && error <= ends.Upper ? 1 : 0;
            shrunk += factor * ends.Lower <= error && error <= factor * ends.Upper ? 1 : 0;
        }

        // The standard error is 0.008.
        Assert.InRange(shrunk / (double)replications, 0.88, 0.92);
        Assert.True(shrunk < wide);
    }
}
