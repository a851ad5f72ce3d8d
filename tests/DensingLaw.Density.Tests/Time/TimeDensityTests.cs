namespace DensingLaw.Density.Tests;

public sealed class TimeDensityTests
{
    private const double Derived = 0.82, Inverse = 1 / 2.45;

    [Fact]
    public void Ratio_OfThePapersInputs_ContradictsItsText()
    {
        // PAPER A.7: k2/k1 = 200 × 1.01e12 / 82.58e12 = 2.446 with one byte a weight; 0.82 with two.
        Assert.Equal(1 / 2.446, TimeRatio.Of(InferenceHardware.Rtx4090, bytesPerWeight: 1).K1OverK2, 1e-4);
        Assert.Equal(0.8176, TimeRatio.Of(InferenceHardware.Rtx4090).K1OverK2, 1e-4);
        Assert.Equal(2.45, TimeRatio.Published.K1OverK2);
    }

    [Theory]
    [InlineData(2.45, 2.14)]
    [InlineData(Inverse, 1.28)]
    public void Of_FourBitWeights_GainsWhatThePaperImplies(double ratio, double gain)
    {
        // PAPER A.7: 3.45/1.6125 = 2.14; the derived ratio only 1.28.
        var model = new TimeDensity { TotalParameters = 7e9, ActiveParameters = 7e9, WeightBits = 4, Ratio = new TimeRatio(ratio, "") };

        Assert.Equal(gain, model.Of(7e9), 0.005);
    }

    [Fact]
    public void Of_DenseModel_IsTheRatioOfParameters()
    {
        foreach (var ratio in new[] { Inverse, Derived, 2.45 })
            Assert.Equal(0.5, new TimeDensity { TotalParameters = 8e9, ActiveParameters = 8e9, Ratio = new TimeRatio(ratio, "") }.Of(4e9), 1e-12);
    }

    [Theory]
    [InlineData("DeepSeek-MoE-16B", 0.1345, 15.96e9, 2.4e9, 31.1, 34.0, 28.8)]
    [InlineData("DeepSeek-V2-Lite", 0.3517, 15.29e9, 2.0e9, 38.9, 42.2, 36.1)]
    [InlineData("Mixtral-8x22B", 0.6183, 140.24e9, 38.8e9, 64.1, 66.0, 62.5)]
    [InlineData("Mixtral-8x7B", 0.2601, 46.44e9, 12.6e9, 47.6, 50.1, 45.6)]
    public void Of_DrawnMoeDensities_ImplyTheScoresOfTheTable(string model, double drawn, double total, double active, double derived, double printed, double inverse)
    {
        // PAPER A.7's table: the mean score that the drawn density stands for, under each ratio.
        var curve = References.Published.Find("average")!;
        double Implied(double ratio) =>
            curve.ScoreAt(drawn * new TimeDensity { TotalParameters = total, ActiveParameters = active, Ratio = new TimeRatio(ratio, model) }.EquivalentParameters);

        Assert.Equal(derived, Implied(Derived), 0.1);
        Assert.Equal(printed, Implied(2.45), 0.1);
        Assert.Equal(inverse, Implied(Inverse), 0.25);
    }

    [Fact]
    public void Of_ImpossibleModel_IsRefused()
    {
        var model = new TimeDensity { TotalParameters = 1e9, ActiveParameters = 2e9, Ratio = TimeRatio.Published };
        Assert.Throws<InvalidOperationException>(() => model.Of(1e9));
    }
}
