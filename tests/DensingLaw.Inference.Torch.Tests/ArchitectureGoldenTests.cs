using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Torch.Tests;

/// <summary>The golden architectures in the Torch engine.</summary>
public sealed class ArchitectureGoldenTests : EngineGoldenTests
{
    private protected override ICausalLanguageModel Load(Checkpoint checkpoint) => TorchLoading.Load(checkpoint);
}
