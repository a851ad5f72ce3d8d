namespace DensingLaw.Numerics.Tests;

public sealed class ItemTotalsBootstrapTests
{
    [Fact]
    public void Draw_OneValueAnItem_IsItemBootstrapTimesTheSize()
    {
        double[][] values = [[1, 0, 4, 2.5, 1], [0, 7, 1]];
        var options = new BootstrapOptions { Seed = 9 };

        var totals = ItemTotalsBootstrap.Draw([.. values.Select(s => s.Select(v => new[] { v }).ToArray())], options);

        Assert.Equal(ItemBootstrap.Draw(values, means => (5 * means[0]) + (3 * means[1]), options), totals.Select(t => t[0]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Draw_ProportionalValues_KeepTheirRatioInEveryDraw()
    {
        // Each item's second value is three times its first: only items resampled whole keep that.
        double[][][] strata = [[[1, 3], [2, 6], [5, 15]], [[4, 12], [0.5, 1.5]]];

        Assert.All(ItemTotalsBootstrap.Draw(strata, new BootstrapOptions()), t => Assert.Equal(3, t[1] / t[0], 1e-12));
    }

    [Fact]
    public void Draw_BadInput_IsRefused()
    {
        var options = new BootstrapOptions();
        Assert.Throws<ArgumentException>(() => ItemTotalsBootstrap.Draw([], options));
        Assert.Throws<ArgumentException>(() => ItemTotalsBootstrap.Draw([[[1]]], options));
        Assert.Throws<ArgumentException>(() => ItemTotalsBootstrap.Draw([[[1], [1, 2]]], options));
        Assert.Throws<ArgumentException>(() => ItemTotalsBootstrap.Draw([[[], []]], options));
        Assert.Throws<ArgumentException>(() => ItemTotalsBootstrap.Draw([[[1], [double.PositiveInfinity]]], options));
    }
}
