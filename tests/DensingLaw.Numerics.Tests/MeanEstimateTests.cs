namespace DensingLaw.Numerics.Tests;

public sealed class MeanEstimateTests
{
    [Fact]
    public void Of_FourScores_IsHandWorked()
    {
        // 1, 0, 1, 1: mean 3/4; squares 3/16·3 + 9/16 = 3/4 over 3 = 1/4; SE = √(1/16).
        var estimate = MeanEstimate.Of([1, 0, 1, 1]);

        Assert.Equal(0.75, estimate.Mean);
        Assert.Equal(0.25, estimate.StandardError);
        Assert.Equal(4, estimate.Count);
    }

    [Fact]
    public void Of_OneScore_HasNoStandardError() => Assert.Equal(new MeanEstimate(1, null, 1), MeanEstimate.Of([1]));

    [Fact]
    public void Of_NoOrInfiniteScores_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => MeanEstimate.Of([]));
        Assert.Throws<ArgumentException>(() => MeanEstimate.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => MeanEstimate.Of([1, double.PositiveInfinity]));
    }

    [Fact]
    public void Pool_TwoGroups_IsHandWorked()
    {
        // {1,0,1,1}: n 4, SE 1/4, so (n−1) n SE² = 3/4. {0,1}: n 2, SE² = (1/2)/2 = 1/4, so 1·2/4 = 1/2.
        // Sum 5/4 over N − k = 4 is 5/16; over N = 6 is 5/96; root 0.2282177.
        var pooled = MeanEstimate.Pool([MeanEstimate.Of([1, 0, 1, 1]), MeanEstimate.Of([0, 1])]);

        Assert.Equal(4.0 / 6, pooled.Mean, 1e-15);
        Assert.Equal(0.22821773, pooled.StandardError!.Value, 1e-8);
        Assert.Equal(6, pooled.Count);
    }

    [Fact]
    public void Pool_SingletonGroups_HaveNoStandardError()
    {
        var pooled = MeanEstimate.Pool([MeanEstimate.Of([1]), MeanEstimate.Of([0])]);

        Assert.Equal(new MeanEstimate(0.5, null, 2), pooled);
    }

    [Fact]
    public void Pool_OneGroup_IsThatGroup()
    {
        var group = MeanEstimate.Of([0.2, 0.9, 0.4]);

        var pooled = MeanEstimate.Pool([group]);

        Assert.Equal(group.Mean, pooled.Mean, 1e-15);
        Assert.Equal(group.StandardError!.Value, pooled.StandardError!.Value, 1e-15);
        Assert.Throws<ArgumentException>(() => MeanEstimate.Pool([]));
    }
}
