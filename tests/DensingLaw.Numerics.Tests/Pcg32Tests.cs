namespace DensingLaw.Numerics.Tests;

public sealed class Pcg32Tests
{
    [Fact]
    public void Next_DemoSeed_GivesThePublishedSequence()
    {
        // First round of pcg32-demo of the reference implementation: seed 42, stream 54.
        uint[] published = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        var random = new Pcg32(42, 54);

        foreach (var value in published)
            Assert.Equal(value, random.Next());
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(3u)]
    [InlineData(1534u)]
    public void NextBelow_ManyDraws_AreInRangeAndUniform(uint bound)
    {
        var random = new Pcg32(5);
        const int Draws = 100_000;
        var counts = new int[bound];
        for (var i = 0; i < Draws; i++)
            counts[random.NextBelow(bound)]++;

        // χ² with bound − 1 degrees of freedom: mean f, variance 2f; five standard deviations.
        var expected = (double)Draws / bound;
        var chiSquare = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.True(chiSquare <= bound - 1 + 5 * Math.Sqrt(2.0 * (bound - 1)), $"chi-square {chiSquare}");
    }

    [Fact]
    public void NextDouble_ManyDraws_FillTheUnitInterval()
    {
        var random = new Pcg32(9);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).ToArray();

        Assert.All(values, v => Assert.InRange(v, 0, 1 - 1e-16));
        Assert.Equal(0.5, values.Average(), 0.005);
    }
}
