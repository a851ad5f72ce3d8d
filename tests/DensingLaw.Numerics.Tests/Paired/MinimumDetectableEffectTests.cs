namespace DensingLaw.Numerics.Tests;

public sealed class MinimumDetectableEffectTests
{
    // PROTOCOLS 7.2: accuracy 0.5, 80 % power, α 0.05; unpaired, and paired with correlation 0.7; percentage points as printed.
    [Theory]
    [InlineData(14042, 0, 1.67)]
    [InlineData(14042, 0.7, 0.92)]
    [InlineData(6511, 0.7, 1.34)]
    [InlineData(5000, 0, 2.80)]
    [InlineData(500, 0.7, 4.85)]
    [InlineData(164, 0.95, 3.46)]
    public void Of_TableOfProtocols_EqualsThePrintedPoints(int items, double correlation, double points) =>
        Assert.Equal(points, 100 * MinimumDetectableEffect.Of(Math.Sqrt(2 * 0.25 * (1 - correlation) / items)), 6e-3);
}
