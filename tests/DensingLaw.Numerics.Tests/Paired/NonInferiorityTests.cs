namespace DensingLaw.Numerics.Tests;

public sealed class NonInferiorityTests
{
    [Fact]
    public void Of_HandWorked_BoundsTheLoss()
    {
        // Mean 1, standard deviation 1 of 4 values: SE 0.5, t₀.₀₅ with 3 degrees of freedom −2.353363: bound −0.1766817.
        var difference = new PairedDifference { Items = 4, Clusters = null, Mean = 1, StandardError = 0.5, DegreesOfFreedom = 3 };
        var test = NonInferiority.Of(difference, 0.2)!;
        Assert.Equal(-0.1766817, test.WorstLikely, 1e-6);
        Assert.True(test.Shown);
        Assert.False(NonInferiority.Of(difference, 0.1)!.Shown);
        // t = (1 + 0.2)/0.5 = 2.4: just inside 5 %.
        Assert.InRange(test.PValue, 0.045, 0.05);
    }

    [Fact]
    public void Of_NoSpread_IsTheDifferenceItself()
    {
        Assert.True(NonInferiority.Of(PairedDifference.Of([0, 0, 0]), 0.005)!.Shown);
        Assert.False(NonInferiority.Of(PairedDifference.Of([-1, -1]), 0.005)!.Shown);
    }
}
