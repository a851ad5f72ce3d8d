using DensingLaw.Evaluation.Planning;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Tests.Planning;

public sealed class CompletionEndsTests
{
    [Fact]
    public void MeanTokens_NoneEnded_IsTheMost() => Assert.Equal(256, new CompletionEnds(0, 4000).MeanTokens(256));

    [Fact]
    public void MeanTokens_EveryOtherTokenEnds_IsTheSumOfTheChancesToGoOn() => Assert.Equal(1 + 0.5 + 0.25, new CompletionEnds(50, 100).MeanTokens(3), 12);

    [Fact]
    public void MeanTokens_OfCompletionsCutShort_IsThatOfWholeOnes()
    {
        // Every token is the last with a chance of 1 in 60. Watched for 40 tokens, foretold for 256.
        var random = new Pcg32(3);
        var (ended, tokens, whole) = (0L, 0L, 0L);
        for (var i = 0; i < 5000; i++)
        {
            var length = 1;
            while (random.NextDouble() >= 1 / 60.0)
                length++;
            ended += length <= 40 ? 1 : 0;
            tokens += Math.Min(length, 40);
            whole += Math.Min(length, 256);
        }

        // The standard error of either is below 2 %.
        Assert.InRange(new CompletionEnds(ended, tokens).MeanTokens(256) / (whole / 5000.0), 0.95, 1.05);
    }
}
