using DensingLaw.Evaluation.Comparison;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Tests.Comparison;

/// <summary>Simulated nights at full size: how often a drop is found, and how often two equal checkpoints alarm. 200 nights; 1,000 with DENSINGLAW_SOAK=1.</summary>
public sealed class NightSimulationTests
{
    private const double Correlation = 0.7;

    private static readonly (string Name, int Items)[] s_benchmarks = [("mmlu", 14_042), ("bbh", 6_511), ("math", 5_000), ("mbpp", 500), ("humaneval", 164)];

    private static int Nights => Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1" ? 1000 : 200;

    [Fact]
    public void Gate_MmluDropsBy1Point5Points_IsFoundIn95PercentOfNights()
    {
        var found = Enumerable.Range(0, Nights).Count(night => IsRegressed(Night((ulong)night, mmluDrop: 0.015), "mmlu"));
        Assert.InRange((double)found / Nights, 0.95, 1);
    }

    [Fact]
    public void Gate_EqualCheckpoints_AlarmsInAtMost5PercentOfNights()
    {
        var alarms = Enumerable.Range(0, Nights).Count(night => s_benchmarks.Any(b => IsRegressed(Night(1_000_000 + (ulong)night, mmluDrop: 0), b.Name)));
        Assert.InRange((double)alarms / Nights, 0, 0.05);
    }

    private static bool IsRegressed(IReadOnlyDictionary<string, QuantityTest> tests, string name) => tests[name].Verdict == ComparisonVerdict.Regressed;

    /// <summary>Both sides right with probability 1/2, with the correlation that two checkpoints of one size have; Holm over the five.</summary>
    private static Dictionary<string, QuantityTest> Night(ulong seed, double mmluDrop)
    {
        var options = new ComparisonOptions();
        var random = new Pcg32(seed, 77);
        var tests = s_benchmarks.Select(b => Test(b.Items, b.Name == "mmlu" ? mmluDrop : 0, ref random, options)).ToArray();
        var adjusted = HolmAdjustment.Adjust([.. tests.Select(t => t.PValue)]);
        return s_benchmarks.Select((b, i) => (b.Name, Test: tests[i].Judge(adjusted[i], options.Alpha))).ToDictionary(t => t.Name, t => t.Test);
    }

    private static QuantityTest Test(int items, double drop, ref Pcg32 random, ComparisonOptions options)
    {
        // P(right, wrong) = P(wrong, right) = (1 − correlation)/4, plus and minus half of the drop.
        var discordant = (1 - Correlation) / 4;
        double[] first = new double[items], second = new double[items];
        for (var i = 0; i < items; i++)
        {
            var u = random.NextDouble();
            var (a, b) = u < discordant + (drop / 2) ? (1, 0) : u < 2 * discordant ? (0, 1) : random.NextBelow(2) == 0 ? (0, 0) : (1, 1);
            (first[i], second[i]) = (a, b);
        }

        return ScoreTest.Of(first, second, options.ScoreMargin, options)!;
    }
}
