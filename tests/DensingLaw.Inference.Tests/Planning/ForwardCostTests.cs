namespace DensingLaw.Inference.Tests.Planning;

public sealed class ForwardCostTests
{
    [Fact]
    public void Of_TwoRows_CountsTokensPairsAndReads()
    {
        // 3 tokens at 100; they see 0 + 3/2 tokens each at 2 a pair; 2 reads at 50. Then one token alone: 100 + 2 × 1/2.
        var batch = new ForwardBatch { Rows = [new ForwardRow(new[] { 1, 2, 3 }, [new Read(1, [2]), new Read(2, [])]), new ForwardRow(new[] { 1 }, [])] };
        Assert.Equal(new ForwardWork(1, 4, (3 * 1.5) + 0.5, 2), ForwardWork.Of(batch));
        Assert.Equal(300 + (3 * 1.5 * 2) + 100 + 101, new ForwardCost(100, 2, 50).Of(ForwardWork.Of(batch)), 12);
    }
}
