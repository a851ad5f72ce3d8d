namespace DensingLaw.MiniWorld.Tests;

public sealed class WeightsTests
{
    [Fact]
    public void Zipf_ThreeRanksWithOffset1_AreSixThreeAndTwoElevenths()
    {
        var weights = Weights.Zipf(3, 1, exponent: 1);

        // 1 + 1/2 + 1/3 = 11/6.
        Assert.Equal(6.0 / 11, weights.Share(0), 12);
        Assert.Equal(3.0 / 11, weights.Share(1), 12);
        Assert.Equal(2.0 / 11, weights.Share(2), 12);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1249, 1)]
    [InlineData(0.125, 3)]
    [InlineData(0.6249, 3)]
    [InlineData(0.625, 4)]
    [InlineData(0.9999, 4)]
    public void Index_ZeroWeights_AreNeverChosen(double unit, int index) => Assert.Equal(index, new Weights([0, 1, 0, 4, 3, 0]).Index(unit));

    [Fact]
    public void Index_ManyDraws_ComeAsOftenAsTheirShares()
    {
        const int draws = 200_000;
        var (weights, draw) = (Weights.Zipf(20, 3), new Draw(1, 1));
        var counts = new int[20];
        for (var i = 0; i < draws; i++)
            counts[weights.Index(draw.Unit())]++;

        // Five standard deviations of a binomial count.
        Assert.All(counts, (count, i) => Assert.InRange(count - draws * weights.Share(i), -5 * Math.Sqrt(draws * weights.Share(i)), 5 * Math.Sqrt(draws * weights.Share(i))));
    }
}
