using DensingLaw.Inference;
using DensingLaw.Inference.Torch;
using TorchSharp;

namespace DensingLaw.Training.Tests;

/// <summary>Tests that train skip with the reason where libtorch is not there.</summary>
internal static class TorchLoading
{
    public static TorchDevice RequireLibrary()
    {
        var problem = TorchLibrary.Problem;
        Assert.SkipWhen(problem is not null, problem ?? "");
        torch.set_num_threads(1);
        return TorchDevice.Choose(new EngineOptions { Device = "cpu" });
    }
}
