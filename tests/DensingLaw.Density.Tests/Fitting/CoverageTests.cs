using DensingLaw.Numerics;

namespace DensingLaw.Density.Tests;

/// <summary>
/// Whether the 90 % interval of N̂ holds the truth nine times in ten: ladders, score points and test sets are simulated from a known curve, everything is
/// fitted again, and the interval is the estimator's own.
/// </summary>
public sealed class CoverageTests
{
    private const double Truth = 2e9;
    private const double LossNoise = 0.005;
    private const double ScoreNoise = 1.2;
    private const int Items = 2000;

    private static readonly double[] s_sizes = [5e6, 3e7, 1e8, 2.5e8, 5e8, 8e8];

    /// <summary>Tokens per parameter over a wide range, which tells N from D.</summary>
    private static readonly double[] s_wide = [5, 20, 80, 320];

    /// <summary>The paper's, with which N and D are nearly collinear.</summary>
    private static readonly double[] s_narrow = [10, 15, 20, 30, 40, 60];

    [Fact]
    public void Estimate_SixtySimulatedLadders_CoversTheTruth()
    {
        var (all, items) = Cover(s_wide, 60, seed: 11, draws: 99);

        // 0.90 with a simulation error of 0.039.
        Assert.InRange(all / 60.0, 0.80, 0.99);
        Assert.True(items < all, "the fit's uncertainty must widen the interval");
    }

    [Fact]
    public void Estimate_FiveHundredSimulatedLaddersOfEachOfFourSeeds_CoversNineInTen()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1", "long; set DENSINGLAW_SOAK=1");
        var (pooled, pooledItems) = (0, 0);

        // The first four seeds there are, so that none is chosen for its result.
        for (ulong seed = 1; seed <= 4; seed++)
        {
            var (all, items) = Cover(s_wide, 500, seed, draws: 199);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: all sources {all} of 500, items alone {items} of 500");
            Assert.InRange(all / 500.0, 0.88, 0.92);
            (pooled, pooledItems) = (pooled + all, pooledItems + items);
        }

        // The standard error of 2,000 replications is 0.007.
        Assert.InRange(pooled / 2000.0, 0.885, 0.915);
        Assert.InRange(pooledItems / 2000.0, 0.50, 0.80);
    }

    [Fact]
    public void Estimate_LaddersOfThePapersDesign_CoverAtLeastNineInTen()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1", "long; set DENSINGLAW_SOAK=1");
        var (all, _) = Cover(s_narrow, 500, seed: 13, draws: 199);
        TestContext.Current.TestOutputHelper?.WriteLine($"all sources {all} of 500");

        // The span of two optima covers more than either.
        Assert.InRange(all / 500.0, 0.88, 1);
    }

    private static (int All, int Items) Cover(double[] multiples, int replications, ulong seed, int draws)
    {
        var published = References.Published.Find("average")!;
        var share = published.ScoreAt(Truth) / 100;
        var random = new Pcg32(seed);
        var (all, onlyItems) = (0, 0);
        for (var replication = 0; replication < replications; replication++)
        {
            var fit = SimulatedFit(published, multiples, ref random);
            var curve = ReferenceSetBuilder.Curve(
                fit, published.ReferenceTokens, new CurveBootstrapOptions { Draws = draws, Seed = seed + (ulong)replication });
            var items = new double[Items];
            for (var i = 0; i < Items; i++)
                items[i] = random.NextDouble() < share ? 1 : 0;
            var estimate = new DensityEstimator(References.Published with { Curves = [curve] }, new BootstrapOptions { Draws = 2 * draws + 1, Seed = seed })
                .Estimate([new BenchmarkItemScores("mmlu", [items])], (long)Truth);
            all += Holds(estimate.EffectiveParametersInterval!) ? 1 : 0;
            onlyItems += Holds(estimate.IntervalParts[0].EffectiveParameters) ? 1 : 0;
        }

        return (all, onlyItems);
    }

    private static CurveFit SimulatedFit(ReferenceCurve published, double[] multiples, ref Pcg32 random)
    {
        var losses = new List<LossPoint>();
        foreach (var n in s_sizes)
        {
            foreach (var m in multiples)
                losses.Add(new LossPoint(n, n * m, published.Loss.Loss(n, n * m) + LossNoise * RandomVariates.Normal(ref random)));
        }

        var scores = new List<ScorePoint>();
        for (var loss = 0.12; loss < 0.35; loss += 0.02)
            scores.Add(new ScorePoint(loss, Math.Clamp(published.Score.Score(loss) + ScoreNoise * RandomVariates.Normal(ref random), 0, 100)));
        var fitted = LossLawFitter.Fit(losses, new LossFitOptions { Starts = 24 });
        return new CurveFit("mmlu", fitted, ScoreCurveFitter.Fit(scores, new ScoreFitOptions { Starts = 20 }), fitted.Best);
    }

    private static bool Holds(BoundedInterval interval) => (interval.Lower ?? 0) <= Truth && Truth <= (interval.Upper ?? double.MaxValue);
}
