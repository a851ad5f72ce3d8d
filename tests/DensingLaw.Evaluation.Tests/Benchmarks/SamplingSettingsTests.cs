using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

public sealed class SamplingSettingsTests
{
    [Fact]
    public void Key_EachSetting_IsInIt()
    {
        var sampled = new SamplingSettings { Samples = 20, Temperature = 0.2, TopP = 0.95, Seed = 7 };

        Assert.Equal("sampled samples=20 temperature=0.2 topP=0.95 seed=7", sampled.Key);
        Assert.Equal("greedy samples=1", SamplingSettings.Greedy.Key);
        // Where nothing is drawn, top-p and seed decide nothing.
        Assert.Equal(SamplingSettings.Greedy.Key, new SamplingSettings { TopP = 0.5, Seed = 3 }.Key);
        Assert.Equal(5, new[]
        {
            sampled, sampled with { Samples = 21 }, sampled with { Temperature = 0.3 }, sampled with { TopP = 1 }, sampled with { Seed = 8 },
        }.Select(s => s.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(9, new[] { 1 })]
    [InlineData(10, new[] { 1, 10 })]
    [InlineData(100, new[] { 1, 10, 100 })]
    [InlineData(1000, new[] { 1, 10, 100 })]
    public void PassAt_Samples_ReachTheKOfThePaper(int samples, int[] k) => Assert.Equal(k, new SamplingSettings { Samples = samples }.PassAt);

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Samples_OutOfRange_AreRefused(int value) =>
        AssertRefused(() => new SamplingSettings { Samples = value }, $"samples is {value}; 1 to 1000 is needed");

    [Theory]
    [InlineData(-0.1, "temperature is -0.1; a number of at least 0 is needed")]
    [InlineData(double.NaN, "temperature is NaN; a number of at least 0 is needed")]
    [InlineData(double.PositiveInfinity, "temperature is Infinity; a number of at least 0 is needed")]
    public void Temperature_OutOfRange_IsRefused(double value, string message) => AssertRefused(() => new SamplingSettings { Temperature = value }, message);

    [Theory]
    [InlineData(0, "top-p is 0; a number above 0 and at most 1 is needed")]
    [InlineData(1.5, "top-p is 1.5; a number above 0 and at most 1 is needed")]
    [InlineData(double.NaN, "top-p is NaN; a number above 0 and at most 1 is needed")]
    public void TopP_OutOfRange_IsRefused(double value, string message) => AssertRefused(() => new SamplingSettings { TopP = value }, message);

    private static void AssertRefused(Func<SamplingSettings> create, string message) => Assert.Equal(message, Assert.Throws<ConfigurationException>(create).Message);
}
