namespace DensingLaw.Density.Tests;

/// <summary>Intervals with the uncertainty of the published curves' fit.</summary>
public sealed class DensityEstimatorDrawsTests
{
    private static readonly DensityEstimator s_full = new(References.Published);
    private static readonly DensityEstimator s_items = new(References.WithoutDraws);

    [Fact]
    public void Estimate_WithDraws_KeepsThePointAndWidensTheInterval()
    {
        var (full, items) = (s_full.Estimate([Mmlu(600)], 7_000_000_000), s_items.Estimate([Mmlu(600)], 7_000_000_000));

        Assert.Equal(items.Density, full.Density);
        Assert.True(full.DensityInterval!.Lower < items.DensityInterval!.Lower && full.DensityInterval.Upper > items.DensityInterval.Upper);
        // The part of sampling alone is what there was without draws.
        Assert.Equal(items.EffectiveParametersInterval, full.IntervalParts.Single(p => p.Optimum is null).EffectiveParameters);
    }

    [Fact]
    public void Estimate_TwoOptima_SpansBothAndNamesThem()
    {
        // MMLU 60 %: 2.9e9 on the paper's optimum, 1.0e8 on the one that fits the ladder better (PAPER E.1).
        var estimate = s_full.Estimate([Mmlu(600)], 7_000_000_000);

        var own = estimate.IntervalParts.Single(p => p.Optimum == 0).EffectiveParameters;
        var other = estimate.IntervalParts.Single(p => p.Optimum == 1).EffectiveParameters;
        Assert.True(own.Lower < 2.9e9 && own.Upper > 2.9e9 && other.Upper < own.Lower);
        Assert.Equal(other.Lower, estimate.EffectiveParametersInterval!.Lower);
        Assert.Equal(own.Upper, estimate.EffectiveParametersInterval.Upper);
        Assert.Contains(estimate.Notes, n => n.StartsWith("The ladder does not rule out another optimum", StringComparison.Ordinal)
            && n.Contains("α = 0.3472", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_OneOptimumLeft_SpansItAlone()
    {
        // HumanEval's second optimum lies 10 nats under its first: ruled out.
        BenchmarkItemScores scores = new("humaneval", [[.. Enumerable.Range(0, 164).Select(i => i < 60 ? 1.0 : 0)]]);

        var estimate = s_full.Estimate([scores], 7_000_000_000);

        Assert.Equal([null, 0], estimate.IntervalParts.Select(p => p.Optimum));
        Assert.DoesNotContain(estimate.Notes, n => n.Contains("another optimum", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_ScoreWithoutFiniteSize_HasAStatusAndABound()
    {
        // MATH 70 %: beyond any size on the better optimum; its interval is open above.
        BenchmarkItemScores scores = new("math", [[.. Enumerable.Range(0, 1000).Select(i => i < 700 ? 1.0 : 0)]]);

        var estimate = s_full.Estimate([scores], 70_000_000_000);

        Assert.Equal(DensityStatus.Extrapolated, estimate.Status);
        Assert.Null(estimate.DensityInterval!.Upper);
        Assert.True(estimate.DensityInterval.Lower > 0);
        Assert.Contains(estimate.Notes, n => n.StartsWith("One-sided: ρ > ", StringComparison.Ordinal));
    }

    [Fact]
    public void EstimateScore_WithAnError_IsWiderThanWithout()
    {
        var bare = s_full.EstimateScore("average", 41.70, null, 3_823_000_000);
        var blurred = s_full.EstimateScore("average", 41.70, 2, 3_823_000_000);

        // PAPER A.6.
        Assert.Equal(1, bare.Density!.Value, 0.005);
        Assert.True(blurred.DensityInterval!.Lower < bare.DensityInterval!.Lower && blurred.DensityInterval.Upper > bare.DensityInterval.Upper);
        Assert.Equal(IntervalMethod.CurveDraws, bare.Method);
        Assert.Null(s_items.EstimateScore("average", 41.70, null, 1).DensityInterval);
        Assert.Throws<ArgumentException>(() => s_full.EstimateScore("gsm8k", 50, null, 1));
    }

    [Fact]
    public void EstimateLoss_CurveOfAnotherUnit_IsRefused() =>
        Assert.Contains("bits per byte", Assert.Throws<ArgumentException>(() => s_full.EstimateLoss("mmlu", 0.8, null, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Draws_OfTheFile_AreThoseOfTheFit()
    {
        var again = ReferenceSetBuilder.WithDraws(References.WithoutDraws, PublishedPoints.Losses(), PublishedPoints.Scores(), new CurveBootstrapOptions { Draws = 200 });

        foreach (var (shipped, drawn) in References.Published.Curves.Zip(again.Curves))
        {
            Assert.Equal(drawn.Draws.Count, shipped.Draws.Count);
            Assert.Equal(drawn.OtherOptima.Count, shipped.OtherOptima.Count);
            for (var i = 0; i < drawn.Draws.Count; i += 37)
            {
                Assert.Equal(drawn.Draws[i].Optimum, shipped.Draws[i].Optimum);
                Assert.Equal(1, shipped.Draws[i].Loss.Alpha / drawn.Draws[i].Loss.Alpha, 1e-3);
                Assert.Equal(1, shipped.Draws[i].Score.Gamma / drawn.Draws[i].Score.Gamma, 1e-3);
            }
        }
    }

    [Fact]
    public void ToJson_ThenParse_IsTheSameSet()
    {
        var again = ReferenceCurveSet.Parse(References.Published.ToJson(), "again.json");

        Assert.Equal(References.Published.ToJson(), again.ToJson());
        Assert.Equal(References.Published.Curves[0].Draws, again.Curves[0].Draws);
        Assert.Equal(References.Published.Curves[0].OtherOptima, again.Curves[0].OtherOptima);
    }

    private static BenchmarkItemScores Mmlu(int rightOfThousand) => new("mmlu", [[.. Enumerable.Range(0, 1000).Select(i => i < rightOfThousand ? 1.0 : 0)]]);
}
