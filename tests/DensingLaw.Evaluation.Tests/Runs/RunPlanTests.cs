namespace DensingLaw.Evaluation.Tests;

public sealed class RunPlanTests
{
    private static RunPlan Plan => SyntheticRun.Plan;

    [Fact]
    public void RunId_OfAPlan_IsReadableAndFixed() => Assert.Equal("tiny-model-1b-mmlu-0c2e8f1a"[..^8], Plan.RunId()[..^8]);

    [Fact]
    public void RunId_WhatChangesNoScore_IsNotPartOfIt()
    {
        var same = Plan with
        {
            Engine = Plan.Engine with { Threads = 64, Device = "cpu" },
            Checkpoint = Plan.Checkpoint with { Path = "/elsewhere/Tiny Model_1B/" },
        };
        Assert.Equal(Plan.RunId(), same.RunId());
        Assert.Equal(
            (Plan with { Engine = Plan.Engine with { Device = "cuda:0" } }).RunId(), (Plan with { Engine = Plan.Engine with { Device = "cuda:3" } }).RunId());
    }

    [Fact]
    public void RunId_WhatChangesAScore_GivesAnotherRun()
    {
        var benchmark = Plan.Benchmarks[0];
        RunPlan[] plans =
        [
            Plan, Plan with { Limit = null }, Plan with { Seed = 1 }, Plan with { Checkpoint = Plan.Checkpoint with { Sha256 = "x" } },
            Plan with { Checkpoint = Plan.Checkpoint with { TokenizerSha256 = "x" } }, Plan with { Engine = Plan.Engine with { Precision = "fp16" } },
            Plan with { Engine = Plan.Engine with { Version = "2" } }, Plan with { Engine = Plan.Engine with { Device = "cuda:0" } },
            Plan with { Benchmarks = [benchmark with { ProtocolSha256 = "x" }] }, Plan with { Benchmarks = [benchmark with { DataSha256 = "x" }] },
            Plan with { Benchmarks = [benchmark, benchmark with { Name = "bbh" }] },
        ];
        Assert.Equal(plans.Length, plans.Select(p => p.RunId()).Distinct().Count());
    }

    [Fact]
    public void RunId_NameOfOddCharacters_IsAPlainFolderName()
    {
        var id = (Plan with { Checkpoint = Plan.Checkpoint with { Path = "/m/..模型 (v1)!" } }).RunId();
        Assert.Matches("^[a-z0-9.-]+$", id);
        Assert.DoesNotContain("..", id, StringComparison.Ordinal);
    }
}
