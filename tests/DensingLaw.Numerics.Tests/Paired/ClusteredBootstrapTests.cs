namespace DensingLaw.Numerics.Tests;

public sealed class ClusteredBootstrapTests
{
    [Fact]
    public void Of_SeedGiven_IsDeterministic()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i))];
        double[] w = [.. Enumerable.Repeat(1.0, 40)];
        int[] c = [.. Enumerable.Range(0, 40).Select(i => i / 4)];
        Assert.Equal(ClusteredBootstrap.Of(x, w, c, new BootstrapOptions()), ClusteredBootstrap.Of(x, w, c, new BootstrapOptions()));
    }

    [Fact]
    public void Of_ItemsAlone_HasTheStandardErrorOfTheMean()
    {
        // The bootstrap's variance of a mean is that of the sample with n in its divisor.
        double[] x = [.. Enumerable.Range(0, 200).Select(i => (double)(i % 10))];
        var result = ClusteredBootstrap.Of(x, [.. Enumerable.Repeat(1.0, 200)], [.. Enumerable.Range(0, 200)], new BootstrapOptions { Draws = 10_000 })!;
        Assert.Equal(4.5, result.Estimate, 12);
        Assert.Equal(Math.Sqrt(8.25 / 200), result.StandardError, 0.005);
        Assert.InRange(result.PValue, 0, 0.0003);
    }

    [Fact]
    public void Of_TwoClusters_DrawsWholeClusters()
    {
        // Clusters of sums 0 and 6 over weights 2 and 4: the draws are 0, 1 and 1.5 with probability 1/4, 1/2, 1/4.
        var result = ClusteredBootstrap.Of([0, 0, 3, 3], [1, 1, 2, 2], [0, 0, 1, 1], new BootstrapOptions { Draws = 1000, Level = 0.9 })!;
        Assert.Equal(1, result.Estimate);
        Assert.Equal((0, 1.5), (result.Interval.Lower, result.Interval.Upper));
        Assert.Equal(2, result.Clusters);
    }

    [Fact]
    public void Of_NoDifference_IsOne() =>
        Assert.Equal(1, ClusteredBootstrap.Of([0, 0, 0], [1, 1, 1], [0, 1, 2], new BootstrapOptions())!.PValue);

    [Fact]
    public void Of_OneCluster_IsNull() => Assert.Null(ClusteredBootstrap.Of([1, 2], [1, 1], [7, 7], new BootstrapOptions()));
}
