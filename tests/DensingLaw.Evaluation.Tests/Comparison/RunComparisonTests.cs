using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Evaluation.Tests.Comparison;

public sealed class RunComparisonTests
{
    private static readonly ComparisonOptions s_options = new();

    [Fact]
    public void Compare_HandWorked_CountsFlipsAndTestsThem()
    {
        // 20 items: 8 right to wrong, 2 wrong to right, 6 right and 4 wrong on both sides. Exact two-sided p = 112/1024.
        ItemRecord[] first = [.. Enumerable.Range(0, 20).Select(i => ComparedRuns.Choice("mmlu", "s", i, i is < 8 or (>= 10 and < 16)))];
        ItemRecord[] second = [.. Enumerable.Range(0, 20).Select(i => ComparedRuns.Choice("mmlu", "s", i, i is >= 8 and < 16))];
        var result = RunComparison.Compare(ComparedRuns.Of("a", first), ComparedRuns.Of("b", second), s_options);
        var benchmark = Assert.Single(result.Benchmarks);
        Assert.Equal((6, 8, 2, 4), (benchmark.Flips.BothRight, benchmark.Flips.RightToWrong, benchmark.Flips.WrongToRight, benchmark.Flips.BothWrong));
        Assert.Equal(10, benchmark.Flips.BeyondNoise);
        Assert.Equal((0.7, 0.4), (benchmark.Score!.First, benchmark.Score.Second));
        Assert.Equal(112 / 1024.0, benchmark.Score.PValue, 12);
        Assert.Equal("McNemar exact", benchmark.Score.Test);
        Assert.Equal(ComparisonVerdict.Inconclusive, benchmark.Score.Verdict);
        Assert.Equal(10, benchmark.Differences[DifferenceKind.Choice]);
        Assert.False(result.Regressed);
        Assert.StartsWith("A leads by 1.0000 nats, B by 1.0000", result.Changed[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ARunWithItself_PassesEverything()
    {
        ItemRecord[] records = [.. Enumerable.Range(0, 40).SelectMany(i => new ItemRecord[] { ComparedRuns.Choice("mmlu", $"s{i % 12}", i, i % 2 == 0), ComparedRuns.Loss("mmlu", $"s{i % 12}", i, 1 + (i * 0.1)) })];
        var result = RunComparison.Compare(ComparedRuns.Of("a", records), ComparedRuns.Of("a", records), s_options);
        Assert.All(result.Tests, t => Assert.Equal(ComparisonVerdict.Passed, t.Test.Verdict));
        Assert.All(result.Tests, t => Assert.Equal(1, t.Test.PValue));
        Assert.Equal("paired bootstrap of sub-tasks", result.Benchmarks[0].Losses[0].Test.Test);
        Assert.Empty(result.Changed);
    }

    [Fact]
    public void Compare_EveryLossRises_Regresses()
    {
        ItemRecord[] first = [.. Enumerable.Range(0, 60).Select(i => ComparedRuns.Loss("mmlu", $"s{i % 15}", i, 1 + (i * 0.01)))];
        ItemRecord[] second = [.. Enumerable.Range(0, 60).Select(i => ComparedRuns.Loss("mmlu", $"s{i % 15}", i, 1.05 + (i * 0.01) + (i % 3 * 0.01)))];
        var test = RunComparison.Compare(ComparedRuns.Of("a", first), ComparedRuns.Of("b", second), s_options).Benchmarks[0].Losses[0].Test;
        // The mean rise is 0.06 nats over 2 bytes.
        Assert.Equal(0.03 / Math.Log(2), test.Difference, 10);
        Assert.Equal(ComparisonVerdict.Regressed, test.Verdict);
        Assert.True(test.WorstLikely > test.Difference);
    }

    [Fact]
    public void Compare_AnotherProtocol_SaysWhichPiece()
    {
        ItemRecord[] records = [ComparedRuns.Choice("mmlu", "s", 0, true)];
        var other = ComparedRun.Of(ComparedRuns.Manifest("b", ComparedRuns.Plan("mmlu") with { DataSha256 = "e" }), records);
        var error = Assert.Throws<DataIntegrityException>(() => RunComparison.Compare(ComparedRuns.Of("a", records), other, s_options));
        Assert.Contains("mmlu's dataSha256 is", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.ExitCode);
    }

    [Fact]
    public void Compare_AnotherPrompt_SaysWhichItem()
    {
        ItemRecord[] first = [ComparedRuns.Choice("mmlu", "s", 0, true), ComparedRuns.Choice("mmlu", "s", 1, true)];
        ItemRecord[] second = [first[0], ComparedRuns.Choice("mmlu", "s", 1, true) with { PromptSha256 = new string('f', 64) }];
        var error = Assert.Throws<DataIntegrityException>(() => RunComparison.Compare(ComparedRuns.Of("a", first), ComparedRuns.Of("b", second), s_options));
        Assert.Contains("the prompts of 1 of 2 items of mmlu differ, first of s/1", error.Message, StringComparison.Ordinal);
        var allowed = RunComparison.Compare(ComparedRuns.Of("a", first), ComparedRuns.Of("b", second), s_options with { AllowDifferentPrompts = true });
        Assert.Equal(1, allowed.Benchmarks[0].DifferentPrompts);
        Assert.Equal(1, allowed.Benchmarks[0].Differences[DifferenceKind.Prompt]);
    }

    [Fact]
    public void Compare_NothingInCommon_IsRefused() =>
        Assert.Contains("no benchmark in common", Assert.Throws<DataIntegrityException>(() => RunComparison.Compare(
            ComparedRuns.Of("a", ComparedRuns.Choice("mmlu", "s", 0, true)), ComparedRuns.Of("b", ComparedRuns.Choice("bbh", "s", 0, true)), s_options)).Message, StringComparison.Ordinal);
}
