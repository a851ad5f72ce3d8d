using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Torch.Tests;

/// <summary>Loads models for tests, which skip with the reason where libtorch is not there.</summary>
internal static class TorchLoading
{
    public static ICausalLanguageModel Load(Checkpoint checkpoint)
    {
        RequireLibrary();
        return TorchEngine.Load(checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = 1 });
    }

    public static void RequireLibrary()
    {
        var problem = TorchLibrary.Problem;
        Assert.SkipWhen(problem is not null, problem ?? "");
    }
}
