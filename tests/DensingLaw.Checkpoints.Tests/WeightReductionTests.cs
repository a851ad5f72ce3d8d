using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

public sealed class WeightReductionTests
{
    /// <summary>Worked by hand: scales 6/3 = 2 and 0.3/3 = 0.1; halves go to the even multiple.</summary>
    [Fact]
    public void Apply_ThreeBits_RoundsEachRowToSevenLevels()
    {
        float[] values = [6, 2.9f, -0.9f, -5.1f, 0.3f, 0.04f, -0.16f, 0, 0, 0, 0, 0];
        new WeightReduction { Bits = 3 }.Apply(values, 4);
        Assert.Equal([6, 2, 0, -6, 0.3f, 0, -0.2f, 0, 0, 0, 0, 0], values.Select(v => MathF.Round(v, 5)));
    }

    [Fact]
    public void Apply_Share_TheSmallestOfTheMatrixBecomeZero()
    {
        float[] values = [6, 2.9f, -0.9f, -5.1f, 0.3f, 2.9f];
        new WeightReduction { PrunedShare = 0.5 }.Apply(values, 3);
        Assert.Equal([6, 0, 0, -5.1f, 0, 2.9f], values);
    }

    [Fact]
    public void Apply_EightBits_MovesNoWeightByMoreThanHalfAStep()
    {
        var random = new Random(5);
        float[] values = [.. Enumerable.Range(0, 512).Select(_ => random.NextSingle() - 0.5f)];
        float[] rounded = [.. values];
        new WeightReduction { Bits = 8 }.Apply(rounded, 64);
        foreach (var (before, after) in values.Chunk(64).Zip(rounded.Chunk(64)))
            Assert.All(before.Zip(after), p => Assert.InRange(Math.Abs(p.First - p.Second), 0, before.Max(Math.Abs) / 127 / 2 * 1.0001));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(9, null)]
    [InlineData(null, 0.0)]
    [InlineData(null, 1.0)]
    public void Of_OutOfRange_IsRefused(int? bits, double? share)
    {
        using var checkpoint = CheckpointReader.Open(Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "clean"));
        Assert.Throws<ConfigurationException>(() => new WeightReduction { Bits = bits, PrunedShare = share }.Of(checkpoint.Weights!));
    }
}
