using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Torch.Tests;

/// <summary>Nothing else may run meanwhile: the process's memory and the count of tensors are the tests' measures.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Loads = 50;

    /// <summary>The model has 43,320 weights in 173 kB: fifty that stayed would be 9 MB, and their prefixes and activations more.</summary>
    private const long AllowedBytes = 4L << 20;

    [Fact]
    public void LoadAndDispose_FiftyTimes_MemoryStaysFlat()
    {
        TorchLoading.RequireLibrary();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/llama"));
        for (var i = 0; i < 10; i++)
            LoadOnce(checkpoint);
        var before = ResidentBytes();
        for (var i = 0; i < Loads; i++)
            LoadOnce(checkpoint);
        Assert.InRange(ResidentBytes() - before, long.MinValue, AllowedBytes);
    }

    [Fact]
    public void Forward_ManyTimes_LeavesNoTensor()
    {
        TorchLoading.RequireLibrary();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/llama"));
        var before = TorchSharp.torch.Tensor.TotalCount;
        LoadOnce(checkpoint);
        Assert.Equal(before, TorchSharp.torch.Tensor.TotalCount);
    }

    private static void LoadOnce(Checkpoint checkpoint)
    {
        using var model = TorchLoading.Load(checkpoint);
        using var prefix = model.Forward(new ForwardBatch { Rows = [new ForwardRow(Enumerable.Range(1, 60).ToArray(), [])], KeepState = true }).State;
        using var longer = model.Forward(new ForwardBatch { Prefix = prefix, Rows = [new ForwardRow(new[] { 3, 4 }, [new Read(1, [5])])], KeepState = true }).State;
        model.Forward(new ForwardBatch { Prefix = longer, Rows = [new ForwardRow(new[] { 1 }, [new Read(0, [2])]), new ForwardRow(new[] { 1, 2 }, [new Read(1, [2])])] });
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
