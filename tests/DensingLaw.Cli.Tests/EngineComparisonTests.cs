using DensingLaw.Checkpoints;
using DensingLaw.Inference.Torch;
using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests;

/// <summary>The two engines have no code in common but the specification, so that each is a reference for the other.</summary>
public sealed class EngineComparisonTests
{
    public static TheoryData<string> Checkpoints =>
    [
        "architectures/llama", "architectures/llama_bias", "architectures/llama_fp16", "architectures/llama_rope_dynamic", "architectures/llama_rope_llama3",
        "architectures/llama_rope_yarn", "architectures/llama_tied", "architectures/minitron_llama", "architectures/mistral", "containers/torchsharp_dat",
        "gguf/llama-Q4_1.gguf",
    ];

    [Theory]
    [MemberData(nameof(Checkpoints))]
    public void Run_GoldenCheckpoint_EnginesAgree(string path)
    {
        RequireTorch();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require($"goldens/{path}"));
        var found = EngineComparison.Run(checkpoint, tokens: 64, threads: 1, tolerance: 1e-4);
        Assert.Equal(Math.Min(64, checkpoint.Spec!.MaxPositions), found.Tokens);
        Assert.InRange(found.Largest, 0, 1e-4);
        Assert.Empty(found.ByLayer);
    }

    [Fact]
    public void Run_AboveTheTolerance_LooksAtEveryLayer()
    {
        RequireTorch();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/llama"));
        var found = EngineComparison.Run(checkpoint, tokens: 24, threads: 1, tolerance: -1);
        Assert.Equal(checkpoint.Spec!.Layers.Count, found.ByLayer.Count);
        Assert.All(found.ByLayer, difference => Assert.InRange(difference, 0, 1e-4));
    }

    private static void RequireTorch()
    {
        var problem = TorchEngine.Diagnose().Problem;
        Assert.SkipWhen(problem is not null, problem ?? "");
    }
}
