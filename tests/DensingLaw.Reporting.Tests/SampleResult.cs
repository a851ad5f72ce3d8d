using DensingLaw.Checkpoints;
using DensingLaw.Evaluation;
using DensingLaw.Inference;

namespace DensingLaw.Reporting.Tests;

/// <summary>A small result whose every number can be worked out by hand.</summary>
internal static class SampleResult
{
    public static RunManifest Manifest { get; } = new()
    {
        Id = "tiny-mmlu-0123abcd",
        CreatedUtc = DateTimeOffset.UnixEpoch,
        ToolVersion = "0.1.0",
        Plan = new RunPlan
        {
            Checkpoint = new PlannedCheckpoint
            {
                Path = "/models/tiny",
                Sha256 = "c0",
                TokenizerSha256 = "70",
                AddsBos = true,
                Family = "llama",
                Parameters = new ParameterCounts(134_515_008, 106_203_456, 106_203_456),
                Precision = "q4_1",
                Quantization = "gguf:q4_1",
            },
            Engine = new EngineInfo("onnx", "1.31.0", "cpu", 2, "fp32"),
            Benchmarks = [new PlannedBenchmark("mmlu", "mmlu/lm-eval-5shot", "90", "d0", 3)],
            Limit = 2,
        },
    };

    public static ChoiceRecord[] Records { get; } = [Record("algebra", 0, true, false), Record("algebra", 1, false, true), Record("law", 0, true, false)];

    public static DensitySection Density { get; } = new()
    {
        Curve = "published-2025/mmlu",
        Score = 2.0 / 3,
        ReferenceTokens = 5e12,
        EffectiveParametersInterval = new IntervalSection(60_000_000, null, 0.9),
        EffectiveParameters = 150_000_000.5,
        Value = 1.25,
        Interval = new IntervalSection(0.5, 2.5, 0.9),
        Status = "in-range",
        Notes = [],
    };

    public static RunPerformance Performance { get; } = new()
    {
        WallSeconds = 12.5,
        LoadSeconds = 1.5,
        PromptTokens = 1000,
        ComputedTokens = 200,
        ReusedTokens = 800,
        PrefillTokensPerSecond = 500.25,
        DecodeTokensPerSecond = null,
        PeakMemoryBytes = 1 << 20,
    };

    public static ResultDocument Build() => ResultBuilder.Build(Manifest, new RunRecords(Records), Density, Performance);

    private static ChoiceRecord Record(string subtask, int index, bool correct, bool truncated) => new()
    {
        Benchmark = "mmlu",
        Subtask = subtask,
        Item = $"{subtask}/{index}",
        PromptSha256 = "p",
        PromptTokens = 300,
        LogLikelihoods = [-1, -2, -3, -4],
        IsGreedy = [true, false, false, false],
        Gold = correct ? 0 : 1,
        Truncated = truncated,
        BoundaryMerged = false,
    };
}
