using System.Diagnostics;

namespace DensingLaw.Numerics.Tests;

public sealed class ItemBootstrapTests
{
    private static readonly MeansStatistic s_first = means => means[0];

    [Fact]
    public void Draw_SameSeed_IsEqualAndOtherSeedIsNot()
    {
        double[][] strata = [[1, 0, 0, 1, 1], [0, 0, 1]];

        var a = ItemBootstrap.Draw(strata, s_first, new BootstrapOptions { Seed = 3 });
        var b = ItemBootstrap.Draw(strata, s_first, new BootstrapOptions { Seed = 3 });
        var c = ItemBootstrap.Draw(strata, s_first, new BootstrapOptions { Seed = 4 });

        Assert.Equal(a, b);
        Assert.NotEqual(a, c);
        Assert.Equal(1000, a.Length);
    }

    [Fact]
    public void Draw_AllEqualInsideStrata_NeverMixesStrata()
    {
        var draws = ItemBootstrap.Draw([[1, 1, 1], [0, 0]], means => means[0] - 10 * means[1], new BootstrapOptions());

        Assert.All(draws, d => Assert.Equal(1, d));
    }

    [Fact]
    public void Draw_SmallStrata_SpreadEqualsTheStandardError()
    {
        // {0, 1}: s² = 1/2, SE = 1/2. {0, 0, 3}: s² = 3, SE = 1. Mean of the two: √(1/4 + 1)/2 = 0.559017.
        var draws = ItemBootstrap.Draw([[0, 1], [0, 0, 3]], means => (means[0] + means[1]) / 2, new BootstrapOptions { Draws = 100_000 });

        var mean = draws.Average();
        var deviation = Math.Sqrt(draws.Sum(d => (d - mean) * (d - mean)) / (draws.Length - 1));
        Assert.Equal(0.75, mean, 0.01);
        Assert.Equal(0.559017, deviation, 0.005);
    }

    [Fact]
    public void Percentiles_OfOneToThousand_AreDrawsFiftyAndNineHundredFiftyOne()
    {
        double[] draws = [.. Enumerable.Range(1, 1000).Select(i => 1001.0 - i)];

        Assert.Equal(new Interval(50, 951, 0.90), ItemBootstrap.Percentiles(draws, 0.90));
        Assert.Equal(1000, draws[0]);
        Assert.Equal(new Interval(5, 5, 0.5), ItemBootstrap.Percentiles([5, 5, 5], 0.5));
    }

    [Fact]
    public void Percentiles_InfiniteDraws_GiveInfiniteEndsNotNaN()
    {
        double[] draws = [.. Enumerable.Repeat(0.0, 900), .. Enumerable.Repeat(double.PositiveInfinity, 100)];

        Assert.Equal(new Interval(0, double.PositiveInfinity, 0.90), ItemBootstrap.Percentiles(draws, 0.90));
        Assert.Throws<ArgumentException>(() => ItemBootstrap.Percentiles(draws.AsSpan(0, 10), 0.90));
    }

    [Fact]
    public void Draw_BadInput_IsRefused()
    {
        var options = new BootstrapOptions();
        Assert.Throws<ArgumentException>(() => ItemBootstrap.Draw([], s_first, options));
        Assert.Throws<ArgumentException>(() => ItemBootstrap.Draw([[1]], s_first, options));
        Assert.Throws<ArgumentException>(() => ItemBootstrap.Draw([[1, double.NaN]], s_first, options));
        Assert.Throws<InvalidOperationException>(() => ItemBootstrap.Draw([[1, 0]], _ => double.NaN, options));
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemBootstrap.Draw([[1, 0]], s_first, options with { Draws = 99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemBootstrap.Draw([[1, 0]], s_first, options with { Level = 1 }));
    }

    [Fact]
    public void Draw_SimulatedSamples_CoverTheTrueMeanAtTheNominalRate()
    {
        var random = new Pcg32(11);
        const int Trials = 2000;
        const double First = 0.3, Second = 0.7;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            double[][] strata = [Sample(ref random, First, 80), Sample(ref random, Second, 40)];
            var draws = ItemBootstrap.Draw(strata, m => (2 * m[0] + m[1]) / 3, new BootstrapOptions { Draws = 400, Seed = (ulong)trial });
            var interval = ItemBootstrap.Percentiles(draws, 0.90);
            covered += interval.Lower <= (2 * First + Second) / 3 && (2 * First + Second) / 3 <= interval.Upper ? 1 : 0;
        }

        // Nominal 0.90; the simulation's own standard error is 0.007, and a percentile interval of 120 items loses about a point.
        Assert.InRange((double)covered / Trials, 0.87, 0.92);
    }

    [Fact]
    public void Draw_MmluSize_TakesUnderTwoSeconds()
    {
        var random = new Pcg32(1);
        double[][] strata = [.. Enumerable.Range(0, 57).Select(_ => new double[246])];
        foreach (var stratum in strata)
        {
            for (var i = 0; i < stratum.Length; i++)
                stratum[i] = random.NextDouble() < 0.25 ? 1 : 0;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        ItemBootstrap.Draw(strata, Mean, new BootstrapOptions());

        TestContext.Current.SendDiagnosticMessage("14,022 items x 1,000 draws: {0} ms", clock.ElapsedMilliseconds);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2000);
        // The result (8 kB) and the buffer of means; nothing per draw.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    private static double Mean(ReadOnlySpan<double> means)
    {
        var sum = 0.0;
        foreach (var mean in means)
            sum += mean;
        return sum / means.Length;
    }

    private static double[] Sample(ref Pcg32 random, double p, int n)
    {
        var values = new double[n];
        for (var i = 0; i < n; i++)
            values[i] = random.NextDouble() < p ? 1 : 0;
        return values;
    }
}
