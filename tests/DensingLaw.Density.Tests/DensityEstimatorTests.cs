using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density.Tests;

public sealed class DensityEstimatorTests
{
    private const long SmolParameters = 106_203_456;

    // Items alone; DensityEstimatorDrawsTests has the fit's uncertainty as well.
    private static readonly DensityEstimator s_estimator = new(References.WithoutDraws);

    [Fact]
    public void Estimate_MmluNearGuessing_IsFiniteWideAndSaysSo()
    {
        // 3,510 of 14,042 right = 24.996 %; binomial standard error 0.3654 points.
        var estimate = s_estimator.Estimate([Mmlu(3510, 14_042)], SmolParameters);

        Assert.Equal("mmlu", estimate.Curve);
        Assert.Equal(24.9964, estimate.ScorePercent, 1e-4);
        Assert.Equal(0.3654, estimate.StandardErrorPoints!.Value, 2e-4);
        // The paper's inverse by hand at S = 25: l − ln(c/(S−d) − 1)/γ = 0.31831; (0.31831 − 0.03859)/1.58306 to the power −1/0.103435 = 1.898e7.
        Assert.InRange(estimate.EffectiveParameters!.Value, 1.88e7, 1.91e7);
        Assert.Equal(0.1787, estimate.Density!.Value, 0.001);
        Assert.Equal(DensityStatus.InRange, estimate.Status);
        // 24.4 % and 25.6 % (1.645 standard errors) are 1.531e7 and 2.302e7 on the curve.
        Assert.InRange(estimate.EffectiveParametersInterval!.Lower!.Value, 1.45e7, 1.61e7);
        Assert.InRange(estimate.EffectiveParametersInterval!.Upper!.Value, 2.20e7, 2.40e7);
        Assert.Contains(estimate.Notes, n => n.Contains("cannot be told from guessing", StringComparison.Ordinal)
            && n.Contains("11.9 standard errors from the curve's floor of 20.66 %", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_AnyScore_NotesWhatTheIntervalLeavesOut()
    {
        var notes = s_estimator.Estimate([Mmlu(600, 1000)], SmolParameters).Notes;

        Assert.Contains(notes, n => n.Contains("other optima", StringComparison.Ordinal) && n.Contains("are not in it", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.StartsWith("D0 = 5e12 tokens", StringComparison.Ordinal));
        Assert.DoesNotContain(notes, n => n.Contains("guessing", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_BelowTheFloor_GivesAnUpperBoundOnly()
    {
        // 20 of 100 is under 20.66 %; one standard error is 4 points, so many draws are above it.
        var estimate = s_estimator.Estimate([Mmlu(20, 100)], SmolParameters);

        Assert.Equal(DensityStatus.BelowFloor, estimate.Status);
        Assert.Null(estimate.EffectiveParameters);
        Assert.Null(estimate.Density);
        Assert.Null(estimate.DensityInterval!.Lower);
        Assert.True(estimate.DensityInterval.Upper > 0 && double.IsFinite(estimate.DensityInterval.Upper.Value));
        Assert.Contains(estimate.Notes, n => n.StartsWith("One-sided: ρ < ", StringComparison.Ordinal) && n.Contains("at 95 %", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_FarBelowTheFloor_IsOpenOnBothSides()
    {
        var estimate = s_estimator.Estimate([Mmlu(1400, 14_000)], SmolParameters);

        Assert.Equal(DensityStatus.BelowFloor, estimate.Status);
        Assert.Equal(new BoundedInterval(null, null, 0.90), estimate.DensityInterval);
        // SE √(0.1·0.9/14,000) = 0.2536 points; (25 − 10)/0.2536 = 59.2.
        Assert.Contains(estimate.Notes, n => n.Contains("59.2 standard errors below guessing (25 %)", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_AboveTheCeiling_GivesALowerBoundOnly()
    {
        // 99 of 100 is over 98.67 %.
        var estimate = s_estimator.Estimate([Mmlu(99, 100)], SmolParameters);

        Assert.Equal(DensityStatus.AboveCeiling, estimate.Status);
        Assert.Null(estimate.Density);
        Assert.Null(estimate.DensityInterval!.Upper);
        Assert.True(estimate.DensityInterval.Lower > 0);
        Assert.Contains(estimate.Notes, n => n.StartsWith("One-sided: ρ > ", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_HighScore_IsExtrapolated()
    {
        // PAPER A.6: 66.6 % is 6.67e9, beyond the ladder's 0.83e9.
        var estimate = s_estimator.Estimate([Mmlu(666, 1000)], 6_670_000_000);

        Assert.Equal(DensityStatus.Extrapolated, estimate.Status);
        Assert.Equal(1, estimate.Density!.Value, 0.005);
        Assert.True(estimate.DensityInterval!.Lower < 1 && estimate.DensityInterval.Upper > 1);
    }

    [Fact]
    public void Estimate_NothingRight_UsesWilsonsBound()
    {
        // HumanEval 0 of 164: floor d is 0. Wilson's 90 % upper end is 1.6229 %; by hand on the paper's curve:
        // L = 0.117718 + ln(99.8036/1.6229 − 1)/39.9201 = 0.22049; ((L − 0.00217)/1.76686)^(−1/0.118384) = 4.69e7.
        BenchmarkItemScores scores = new("humaneval", [new double[164]]);

        var estimate = s_estimator.Estimate([scores], 100_000_000);

        Assert.Equal(DensityStatus.BelowFloor, estimate.Status);
        Assert.Equal(IntervalMethod.Wilson, estimate.Method);
        Assert.Null(estimate.DensityInterval!.Lower);
        Assert.Equal(4.69e7, estimate.EffectiveParametersInterval!.Upper!.Value, 0.03e7);
    }

    [Fact]
    public void Estimate_OneItem_HasNoInterval()
    {
        var estimate = s_estimator.Estimate([Mmlu(1, 1)], SmolParameters);

        Assert.Null(estimate.StandardErrorPoints);
        Assert.Null(estimate.DensityInterval);
        Assert.Equal(IntervalMethod.None, estimate.Method);
        Assert.Contains(estimate.Notes, n => n.StartsWith("No interval", StringComparison.Ordinal));
    }

    [Fact]
    public void Estimate_OneItemASubtask_StillHasSpread()
    {
        // --limit 1: 57 sub-tasks of one item each, 20 right. As one stratum SE = √(p(1−p)/56) = 6.38 points.
        BenchmarkItemScores scores = new("mmlu", [.. Enumerable.Range(0, 57).Select(i => new[] { i < 20 ? 1.0 : 0 })]);

        var estimate = s_estimator.Estimate([scores], SmolParameters);

        Assert.Equal(6.38, estimate.StandardErrorPoints!.Value, 0.01);
        Assert.Equal(IntervalMethod.ItemBootstrap, estimate.Method);
        Assert.True(estimate.DensityInterval!.Upper > 2 * estimate.DensityInterval.Lower);
    }

    [Fact]
    public void Estimate_AllFive_InvertsThePlainMeanOnTheAverageCurve()
    {
        // Plain mean of 60, 50, 40, 30, 28.5 is 41.7 %: 3.823e9 in PAPER A.6, though the benchmarks' sizes differ.
        BenchmarkItemScores[] scores =
        [
            Scores("mmlu", 6000, 10_000), Scores("bbh", 1000, 2000), Scores("math", 400, 1000), Scores("humaneval", 60, 200), Scores("mbpp", 57, 200),
        ];

        var estimate = s_estimator.Estimate(scores, 3_823_000_000);

        Assert.Equal("average", estimate.Curve);
        Assert.Equal(41.7, estimate.ScorePercent, 1e-9);
        Assert.Equal(1, estimate.Density!.Value, 0.005);
        // SEs in points: 0.490, 1.118, 1.550, 3.248, 3.200; root of the sum of squares 4.968, over 5.
        Assert.Equal(0.9937, estimate.StandardErrorPoints!.Value, 0.001);
        Assert.True(estimate.DensityInterval!.Lower < 1 && estimate.DensityInterval.Upper > 1);
    }

    [Fact]
    public void Estimate_SameInput_IsEqualUnderAnotherCulture()
    {
        var before = CultureInfo.CurrentCulture;
        var first = s_estimator.Estimate([Mmlu(250, 1000)], SmolParameters);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var second = s_estimator.Estimate([Mmlu(250, 1000)], SmolParameters);
            Assert.Equal(first.Notes, second.Notes);
            Assert.Equal(first.DensityInterval, second.DensityInterval);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Estimate_MoreRight_NeverLowersDensityOrEnds()
    {
        var last = new BoundedInterval(0, 0, 0.90);
        var lastDensity = 0.0;
        for (var right = 250; right <= 950; right += 50)
        {
            var estimate = s_estimator.Estimate([Mmlu(right, 1000)], SmolParameters);
            Assert.True(estimate.Density > lastDensity);
            Assert.True((estimate.DensityInterval!.Lower ?? 0) >= (last.Lower ?? 0));
            Assert.True((estimate.DensityInterval.Upper ?? double.MaxValue) >= (last.Upper ?? double.MaxValue));
            (last, lastDensity) = (estimate.DensityInterval, estimate.Density!.Value);
        }
    }

    [Fact]
    public void Estimate_SimulatedModels_CoverTheTrueDensityAtTheNominalRate()
    {
        // A model whose true accuracy is 40 % has the density of 40 % on the curve; 300 simulated test sets of 500 items.
        var truth = References.Published.Find("mmlu")!.Invert(40).EffectiveParameters!.Value / SmolParameters;
        var random = new Pcg32(17);
        const int Trials = 300;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var items = new double[500];
            for (var i = 0; i < items.Length; i++)
                items[i] = random.NextDouble() < 0.4 ? 1 : 0;
            var interval = s_estimator.Estimate([new BenchmarkItemScores("mmlu", [items])], SmolParameters).DensityInterval!;
            covered += interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;
        }

        // Nominal 0.90, simulation error 0.017.
        Assert.InRange((double)covered / Trials, 0.85, 0.95);
    }

    [Fact]
    public void Estimate_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => s_estimator.Estimate([Mmlu(1, 2), Scores("bbh", 1, 2)], 1));
        Assert.Throws<ArgumentException>(() => s_estimator.Estimate([new BenchmarkItemScores("mmlu", [[]])], 1));
        Assert.Throws<ArgumentException>(() => s_estimator.Estimate([new BenchmarkItemScores("mmlu", [[1.5, 0]])], 1));
        Assert.Throws<ArgumentException>(() => s_estimator.Estimate([new BenchmarkItemScores("mmlu", [[double.NaN, 0]])], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_estimator.Estimate([Mmlu(1, 2)], 0));
    }

    private static BenchmarkItemScores Mmlu(int right, int items) => Scores("mmlu", right, items);

    private static BenchmarkItemScores Scores(string benchmark, int right, int items) =>
        new(benchmark, [[.. Enumerable.Range(0, items).Select(i => i < right ? 1.0 : 0)]]);
}
