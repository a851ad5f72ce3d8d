using System.Globalization;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class PassAtKTests
{
    /// <summary>Room for the rounding of up to 200 factors, each half a unit in the last place of numbers up to 1.</summary>
    private const double Rounding = 200 * 1.2e-16;

    [Theory]
    [InlineData(1, 0, 1, 0.0)]
    [InlineData(1, 1, 1, 1.0)]
    [InlineData(4, 1, 2, 0.5)] // 1 - C(3,2)/C(4,2) = 1 - 3/6
    [InlineData(5, 2, 3, 0.9)] // 1 - C(3,3)/C(5,3) = 1 - 1/10
    [InlineData(5, 3, 3, 1.0)] // two fail, three are tried
    [InlineData(200, 0, 100, 0.0)]
    public void Estimate_HandWorked_IsTheFraction(int samples, int passed, int k, double expected) =>
        Assert.Equal(expected, PassAtK.Estimate(samples, passed, k), Rounding);

    [Fact]
    public void Estimate_OneTry_IsTheShareThatPassed()
    {
        for (var passed = 0; passed <= 30; passed++)
            Assert.Equal(passed / 30.0, PassAtK.Estimate(30, passed, 1), Rounding);
    }

    [Fact]
    public void Estimate_ManySamples_StaysInRange() =>
        Assert.InRange(PassAtK.Estimate(1_000_000, 500_000, 10), 1 - Math.Pow(0.5, 10) - 1e-6, 1 - Math.Pow(0.5, 10) + 1e-5);

    [Theory]
    [InlineData(0, 0, 1, "samples")]
    [InlineData(3, 4, 1, "passed")]
    [InlineData(3, -1, 1, "passed")]
    [InlineData(3, 1, 0, "k")]
    [InlineData(3, 1, 4, "k")]
    public void Estimate_OutOfRange_NamesTheValue(int samples, int passed, int k, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Estimate(samples, passed, k)).ParamName);

    [Fact]
    public void Estimate_Goldens_AreEqualToTheBit()
    {
        var rows = File.ReadLines(SharedFolder.Require("goldens/graders/pass_at_k.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();

        Assert.Equal(100, rows.Count);
        foreach (var row in rows)
        {
            int[] counts = [.. row[..3].Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
            Assert.Equal(double.Parse(row[3], CultureInfo.InvariantCulture), PassAtK.Estimate(counts[0], counts[1], counts[2]));
        }
    }
}
