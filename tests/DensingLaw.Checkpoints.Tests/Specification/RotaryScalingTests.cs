namespace DensingLaw.Checkpoints.Tests;

/// <summary>Frequencies worked by hand from the published formulas.</summary>
public sealed class RotaryScalingTests
{
    private const int Digits = 9;

    private static readonly RotarySpec s_four = new() { Base = 10_000, Dimension = 4 };
    private static readonly RotarySpec s_eight = new() { Base = 10_000, Dimension = 8 };

    [Fact]
    public void Frequencies_Unscaled_ArePowersOfTheBase() => AssertFrequencies([1, 0.1, 0.01, 0.001], s_eight, 1);

    [Fact]
    public void Frequencies_Linear_AreDividedByTheFactor() =>
        AssertFrequencies([0.25, 0.0025], s_four with { Scaling = new LinearRotaryScaling(4) }, 1);

    [Theory]
    [InlineData(10, 0.01)]
    [InlineData(32, 0.01)] // up to and including the trained length nothing changes
    [InlineData(64, 1 / 300.0)] // (2·64/32 − 1)^(4/2) = 9: base 90,000, whose root is 300
    [InlineData(80, 1 / 400.0)] // (2·80/32 − 1)² = 16: base 160,000
    public void Frequencies_Dynamic_FollowTheLength(int length, double second) =>
        AssertFrequencies([1, second], s_four with { Scaling = new DynamicRotaryScaling(2, 32) }, length);

    [Fact]
    public void Frequencies_Llama3_KeepShortDivideLongAndMixBetween()
    {
        var scaling = new Llama3RotaryScaling { Factor = 8, LowFrequencyFactor = 1, HighFrequencyFactor = 4, TrainedLength = 32 };

        // 32 tokens are 5.09 turns at frequency 1 (kept) and 0.05 turns at 0.01 (divided by 8).
        AssertFrequencies([1, 0.00125], s_four with { Scaling = scaling }, 1);
        // Base 4: frequency 0.5 turns 16/(2π) = 2.546479089 times; s = 0.515493030; 0.5·(0.484506970/8 + 0.515493030) = 0.288028201.
        AssertFrequencies([1, 0.288028201], s_four with { Base = 4, Scaling = scaling }, 1);
    }

    [Fact]
    public void Frequencies_Yarn_PassFromKeptToDividedBetweenTheTurns()
    {
        // pair(32) = 8·ln(4096/(64π))/(2·ln 10000) = 1.309 → 1; pair(1) = 8·ln(4096/(2π))/(2·ln 10000) = 2.814 → 3: ramp 0, 0, ½, 1.
        var scaling = new YarnRotaryScaling { Factor = 4, TrainedLength = 4096, Magnitude = YarnRotaryScaling.DefaultMagnitude(4) };
        AssertFrequencies([1, 0.1, 0.00625, 0.00025], s_eight with { Scaling = scaling }, 1);
        Assert.Equal(1.138629436, (s_eight with { Scaling = scaling }).Frequencies(1).Magnitude, Digits); // 0.1·ln 4 + 1

        // Without rounding the ramp at pair 2 is (2 − 1.309030101)/(2.814180080 − 1.309030101) = 0.459070464: 0.01·(1 − 0.75·that).
        AssertFrequencies([1, 0.1, 0.006556972, 0.00025], s_eight with { Scaling = scaling with { WholePairs = false } }, 1);
    }

    [Fact]
    public void Frequencies_Yarn_TurnsMoveTheRamp()
    {
        // β_fast 4: pair = 8·ln(4096/(8π))/18.42068 = 2.212 → 2; β_slow 0.5: 8·ln(4096/π)/18.42068 = 3.115 → 4: ramp 0, 0, 0, ½.
        var scaling = new YarnRotaryScaling { Factor = 4, TrainedLength = 4096, FastTurns = 4, SlowTurns = 0.5, Magnitude = 1.3 };
        AssertFrequencies([1, 0.1, 0.01, 0.000625], s_eight with { Scaling = scaling }, 1);
    }

    [Fact]
    public void Frequencies_Factors_DivideEachPair() =>
        AssertFrequencies([0.5, 0.0025], s_four with { Scaling = new FactorsRotaryScaling([2, 4]) }, 1);

    private static void AssertFrequencies(double[] expected, RotarySpec rotary, int length)
    {
        var actual = rotary.Frequencies(length).RadiansPerToken;
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Digits);
    }
}
