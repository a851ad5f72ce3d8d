namespace DensingLaw.Numerics.Tests;

public sealed class HolmAdjustmentTests
{
    [Fact]
    public void Adjust_HandWorked_StepsDown()
    {
        // Sorted 0.005 0.01 0.03 0.04, times 4 3 2 1: 0.02 0.03 0.06 0.04, the last raised to 0.06.
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        var adjusted = HolmAdjustment.Adjust([0.01, 0.04, 0.03, 0.005]);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], adjusted[i], 12);
    }

    [Fact]
    public void Adjust_Large_IsAtMostOne() => Assert.Equal([1.0, 1.0], HolmAdjustment.Adjust([0.6, 0.9]));

    [Fact]
    public void Adjust_OutOfRange_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => HolmAdjustment.Adjust([double.NaN]));
}
