namespace DensingLaw.Numerics.Tests;

public sealed class PointBootstrapTests
{
    private static readonly BootstrapOptions s_options = new() { Draws = 5000, Seed = 9 };

    [Fact]
    public void Draw_SameSeed_SameDraws() => Assert.Equal(Draw(s_options), Draw(s_options));

    [Fact]
    public void Draw_Perturbed_HasStandardNormalErrors()
    {
        var draws = PointBootstrap.Draw(1, resample: false, perturb: true, (_, errors) => errors[0], s_options);

        // Four standard errors of the mean and of the standard deviation of 5,000 normal numbers.
        Assert.InRange(draws.Average(), -0.057, 0.057);
        Assert.InRange(Math.Sqrt(draws.Average(d => d * d)), 0.96, 1.04);
    }

    [Fact]
    public void Draw_Resampled_MovesTheMeanAsItsStandardErrorSays()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

        var draws = PointBootstrap.Draw(10, resample: true, perturb: false, (indices, _) => indices.ToArray().Average(i => values[i]), s_options);

        // The standard deviation of ten values about their mean, over √10: √8.25/√10.
        Assert.Equal(Math.Sqrt(8.25 / 10), Math.Sqrt(draws.Average(d => (d - 5.5) * (d - 5.5))), 0.04);
    }

    [Fact]
    public void Draw_UndeterminedResamples_AreLeftOut() =>
        Assert.Empty(PointBootstrap.Draw(3, resample: true, perturb: false, (_, _) => double.NaN, s_options));

    private static double[] Draw(BootstrapOptions options) =>
        PointBootstrap.Draw(5, resample: true, perturb: true, (indices, errors) => indices[0] + errors[indices[1]], options);
}
