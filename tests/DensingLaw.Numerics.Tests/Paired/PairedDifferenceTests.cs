namespace DensingLaw.Numerics.Tests;

public sealed class PairedDifferenceTests
{
    // Student 1908, "The probable error of a mean": extra hours of sleep, second drug less first.
    private static readonly double[] s_sleep = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];

    [Fact]
    public void Of_StudentsSleepData_EqualsThePublishedTest()
    {
        var test = PairedDifference.Of(s_sleep);
        Assert.Equal(1.58, test.Mean, 12);
        Assert.Equal(4.0621, test.T!.Value, 5e-5);
        Assert.Equal(9, test.DegreesOfFreedom);
        Assert.Equal(0.002833, test.PValue!.Value, 5e-7);
        var interval = test.IntervalAt(0.95)!.Value;
        Assert.Equal(0.7001142, interval.Lower, 1e-6);
        Assert.Equal(2.4598858, interval.Upper, 1e-6);
    }

    [Fact]
    public void Clustered_HandWorked_SumsDeviationsInsideClusters()
    {
        // Mean 2.5; deviations −1.5 −0.5 | 0.5 1.5: sums −2 and 2; (4 + 4)/16 · 2/1 = 1.
        var test = PairedDifference.Clustered([1, 2, 3, 4], [0, 0, 1, 1]);
        Assert.Equal(2.5, test.Mean);
        Assert.Equal(1, test.StandardError!.Value, 12);
        Assert.Equal(1, test.DegreesOfFreedom);
        // t = 2.5 with 1 degree of freedom (Cauchy): p = 1 − 2 atan(2.5)/π.
        Assert.Equal(1 - (2 * Math.Atan(2.5) / Math.PI), test.PValue!.Value, 10);
    }

    [Fact]
    public void Clustered_ItemsAlone_EqualsItems()
    {
        var test = PairedDifference.Clustered(s_sleep, Enumerable.Range(0, 10).ToArray());
        Assert.Equal(PairedDifference.Of(s_sleep).StandardError!.Value, test.StandardError!.Value, 12);
    }

    [Fact]
    public void Of_AllEqual_HasACertainAnswer()
    {
        Assert.Equal(1, PairedDifference.Of([0, 0, 0]).PValue);
        Assert.Equal(0, PairedDifference.Of([1, 1, 1]).PValue);
        Assert.Null(PairedDifference.Of([1]).PValue);
        Assert.Null(PairedDifference.Clustered([1, 2], [0, 0]).StandardError);
    }
}
