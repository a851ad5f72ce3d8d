using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Torch.Tests;

/// <summary>What cannot be honoured is an error that says why, never another device or arithmetic.</summary>
public sealed class EngineOptionsTests
{
    [Theory]
    [InlineData("bf16", "needs a CUDA device")]
    [InlineData("int8", "is not known")]
    public void Load_PrecisionThatCannotBeHad_IsAConfigurationError(string precision, string phrase)
    {
        TorchLoading.RequireLibrary();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/llama"));
        var error = Assert.Throws<ConfigurationException>(() => TorchEngine.Load(checkpoint, new EngineOptions { Device = "cpu", Precision = precision }));
        Assert.Contains(phrase, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CudaDeviceBeyondAll_IsAnEngineError()
    {
        TorchLoading.RequireLibrary();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/llama"));
        var error = Assert.Throws<EngineException>(() => TorchEngine.Load(checkpoint, new EngineOptions { Device = "cuda:99" }));
        Assert.Contains("--device cuda:99 cannot be used", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnose_SaysTheLibrariesVersionOrWhatToDo()
    {
        var found = TorchEngine.Diagnose();
        if (found.Problem is { } problem)
            Assert.Contains("scripts/restore-packages --torch", problem, StringComparison.Ordinal);
        else
            Assert.Contains("cpu", found.Devices);
    }
}
