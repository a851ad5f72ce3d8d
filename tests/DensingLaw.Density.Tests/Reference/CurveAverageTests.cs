using DensingLaw.Numerics;

namespace DensingLaw.Density.Tests;

public sealed class CurveAverageTests
{
    private static readonly BenchmarkItemScores[] s_scores =
    [
        Scores("mmlu", 60), Scores("bbh", 50), Scores("math", 40), Scores("humaneval", 30), Scores("mbpp", 20),
    ];

    [Theory]
    [InlineData("published", 40)] // (60 + 50 + 40 + 30 + 20)/5
    [InlineData("five", 40)]
    [InlineData("categories", 43.75)] // (60 + 50 + 40 + (30 + 20)/2)/4
    [InlineData("without-humaneval", 42.5)] // (60 + 50 + 40 + 20)/4
    public void Estimate_AnAverageCurve_AveragesTheScoresAsItSays(string name, double expected)
    {
        var average = CurveAverage.Find(name)!;
        var published = References.Published;
        var set = published with { Curves = [published.Find("average")! with { Average = average, Draws = [], OtherOptima = [] }] };

        var estimate = new DensityEstimator(set, new BootstrapOptions { Draws = 100 }).Estimate(s_scores, 1_000_000_000);

        Assert.Equal(expected, estimate.ScorePercent, 1e-9);
        Assert.Equal(name, estimate.Average);
        // Standard errors of independent means: √(Σ w² p(1 − p)/99) for 100 items each.
        double[] shares = [0.6, 0.5, 0.4, 0.3, 0.2];
        var variance = shares.Zip(average.Models.Weights(), (p, w) => w * w * p * (1 - p) / 99).Sum();
        Assert.Equal(100 * Math.Sqrt(variance), estimate.StandardErrorPoints!.Value, 1e-9);
    }

    [Fact]
    public void CurveFor_FourBenchmarks_IsTheAverageWithoutHumanEvalAlone()
    {
        string[] four = ["mmlu", "bbh", "math", "mbpp"];
        var published = References.Published;
        var without = published with { Curves = [published.Find("average")! with { Average = CurveAverage.Find("without-humaneval") }] };

        Assert.Equal("average", without.CurveFor(four).Benchmark);
        Assert.Equal("average", without.CurveFor([.. four, "humaneval"]).Benchmark);
        Assert.Throws<ArgumentException>(() => published.CurveFor(four));
    }

    [Fact]
    public void ToJson_AnAverage_IsReadAgain()
    {
        Assert.Equal(CurveAverage.Published, References.Published.Find("average")!.Average);
        var again = ReferenceCurveSet.Parse(References.Published.ToJson(), "again.json");
        Assert.Equal(CurveAverage.Published, again.Find("average")!.Average);
        Assert.Null(again.Find("mmlu")!.Average);
    }

    [Fact]
    public void ToJson_DegreesOfFreedom_AreReadAgain()
    {
        var set = ReferenceSetBuilder.PublishedBy(CurveAverage.Find("five")!, new CurveBootstrapOptions { Draws = 20 });

        // 33 runs and four constants; ten models with the anchor and four.
        Assert.Equal(new FitFreedom(29, 7), set.Find("average")!.Freedom);
        Assert.Equal(new FitFreedom(29, 7), ReferenceCurveSet.Parse(set.ToJson(), "again.json").Find("average")!.Freedom);
    }

    [Fact]
    public void PublishedBy_TheMeanOfFive_IsTheFitOfThePointsByIt()
    {
        var set = ReferenceSetBuilder.PublishedBy(CurveAverage.Find("five")!, new CurveBootstrapOptions { Draws = 20 });

        Assert.Equal("published-2025-five", set.Id);
        var curve = set.Find("average")!;
        // densinglaw reference fit --average five on the same points.
        var fit = CurveFitter.Fit(PublishedPoints.Losses(), PublishedPoints.Scores(), "average", new CurveFitOptions());
        Assert.Equal(2, fit.Loss.Optima.Count);
        Assert.Contains(curve.Loss, fit.Loss.Optima.Select(o => o.Law));
        // The printed branch has the smaller α.
        Assert.Equal(fit.Loss.Optima.Min(o => o.Law.Alpha), curve.Loss.Alpha);
        Assert.Equal(fit.Score.Curve, curve.Score);
        Assert.NotEmpty(curve.Draws);
        Assert.Equal(References.Published.Find("mmlu")!.Loss, set.Find("mmlu")!.Loss);
    }

    private static BenchmarkItemScores Scores(string benchmark, int right) =>
        new(benchmark, [[.. Enumerable.Range(0, 100).Select(i => i < right ? 1.0 : 0)]]);
}
