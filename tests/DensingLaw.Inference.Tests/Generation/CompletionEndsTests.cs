using DensingLaw.Numerics;

namespace DensingLaw.Inference.Tests;

public sealed class CompletionEndsTests
{
    [Fact]
    public void MeanTokens_NoneEnded_IsTheMost() => Assert.Equal(256, Watched(10, _ => 400, 100).MeanTokens(256), 9);

    [Fact]
    public void MeanTokens_EveryOtherTokenEnds_IsTheSumOfTheChancesToGoOn()
    {
        // Of four completions two end with the first token, one with the second, and one with the third or later: it is not watched so far.
        var ends = Watched(4, i => i < 2 ? 1 : i, 2);
        Assert.Equal((6, 3), (ends.Tokens, ends.Ended));
        Assert.Equal(1 + 0.5 + 0.25, ends.MeanTokens(3), 12);
    }

    [Theory]
    [InlineData(0.4, 1)]
    [InlineData(0.6, 2)]
    [InlineData(0.8, 3)]
    [InlineData(0.9, 4)]
    [InlineData(0.99, 5)]
    public void TokensOf_EveryOtherTokenEnds_AreTheQuantiles(double share, int tokens) => Assert.Equal(tokens, Watched(4, i => i < 2 ? 1 : i, 2).TokensOf(share, 5));

    [Theory]
    [InlineData(40)]
    [InlineData(256)]
    public void MeanTokens_OfCompletionsCutShort_IsThatOfWholeOnes(int watched)
    {
        // Every token is the last with a chance of 1 in 60. Watched for some tokens, foretold for 256.
        var random = new Pcg32(3);
        var lengths = Enumerable.Range(0, 5000).Select(_ => Geometric(ref random, 1 / 60.0)).ToArray();
        AssertNear(lengths, watched);
    }

    [Fact]
    public void MeanTokens_HalfEndAtOnce_IsNotTheMeanOfAll()
    {
        // Half of them end with the first token, the others last for 100 on average: one chance for all places would foretell 100 / (100 + 1) · 2 ≈ 25 tokens at 30 watched.
        var random = new Pcg32(5);
        var lengths = Enumerable.Range(0, 5000).Select(i => i % 2 == 0 ? 1 : 1 + Geometric(ref random, 1 / 100.0)).ToArray();
        AssertNear(lengths, 30);
    }

    // The standard error of either is below 2 %.
    private static void AssertNear(int[] lengths, int watched) =>
        Assert.InRange(Watched(lengths.Length, i => lengths[i], watched).MeanTokens(256) / lengths.Average(l => Math.Min(l, 256)), 0.93, 1.07);

    private static CompletionEnds Watched(int count, Func<int, int> length, int watched)
    {
        var ends = new CompletionEnds();
        for (var i = 0; i < count; i++)
        {
            for (var place = 1; place <= Math.Min(length(i), watched); place++)
                ends.Add(place, place == length(i));
        }

        return ends;
    }

    private static int Geometric(ref Pcg32 random, double chance)
    {
        var length = 1;
        while (random.NextDouble() >= chance)
            length++;
        return length;
    }
}
