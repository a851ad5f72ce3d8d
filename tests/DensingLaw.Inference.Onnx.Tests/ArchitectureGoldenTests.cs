using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>The golden architectures in the ONNX engine.</summary>
public sealed class ArchitectureGoldenTests : EngineGoldenTests
{
    private protected override ICausalLanguageModel Load(Checkpoint checkpoint) => OnnxEngine.Load(checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = 1 });
}
