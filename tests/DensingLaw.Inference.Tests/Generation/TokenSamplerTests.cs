namespace DensingLaw.Inference.Tests;

public sealed class TokenSamplerTests
{
    private static readonly float[] s_logProbs = [MathF.Log(0.1f), MathF.Log(0.6f), MathF.Log(0.3f)];

    [Theory]
    [InlineData(0.6, 1)] // The likeliest alone reaches it.
    [InlineData(0.61, 2)]
    [InlineData(0.95, 3)]
    [InlineData(1.0, 3)]
    public void Draw_TopP_DrawsFromTheLikeliestThatReachIt(double topP, int kinds)
    {
        var drawn = Enumerable.Range(0, 500).Select(step => TokenSampler.Draw(s_logProbs, new SamplingParameters(1, topP, 7), step)).Distinct().ToList();
        Assert.Equal(((int[])[1, 2, 0])[..kinds].Order(), drawn.Order());
    }

    [Theory]
    [InlineData(1, 0.1, 0.6, 0.3)]
    [InlineData(2, 0.193, 0.473, 0.334)] // Square roots of the probabilities, to a sum of 1.
    [InlineData(0.5, 0.0217, 0.7826, 0.1957)] // Their squares.
    public void Draw_ManySteps_FollowsTheTemperedProbabilities(double temperature, params double[] expected)
    {
        const int Draws = 40_000;
        var counts = new int[3];
        for (var step = 0; step < Draws; step++)
            counts[TokenSampler.Draw(s_logProbs, new SamplingParameters(temperature, 1, 42), step)]++;

        // Five standard deviations of a share near 1/2.
        Assert.All(expected.Zip(counts), pair => Assert.Equal(pair.First, (double)pair.Second / Draws, 0.0125));
    }

    [Fact]
    public void Draw_AnotherSeedOrStep_DrawsAnew()
    {
        var uniform = new float[1000];
        Array.Fill(uniform, MathF.Log(1f / 1000));
        var first = Draws(1);
        Assert.Equal(first, Draws(1));
        Assert.NotEqual(first, Draws(2));
        Assert.InRange(first.Distinct().Count(), 45, 50);

        int[] Draws(ulong seed) => [.. Enumerable.Range(0, 50).Select(step => TokenSampler.Draw(uniform, new SamplingParameters(1, 1, seed), step))];
    }
}
