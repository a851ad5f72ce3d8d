using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>The golden architectures saved as ONNX exports and run as such: the references are transformers' own numbers again.</summary>
public sealed class SavedGoldenTests : EngineGoldenTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override ICausalLanguageModel Load(Checkpoint checkpoint)
    {
        var options = new EngineOptions { Device = TestDevice.Name, Threads = 1 };
        if (checkpoint.Spec!.Layers[0].Attention.Rotary!.Scaling.StableLength < int.MaxValue)
        {
            // One graph has one set of frequencies, so that this one is refused before anything is written.
            Assert.Throws<ConfigurationException>(() => OnnxFolder.Save(checkpoint, _folder));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
            return OnnxEngine.Load(checkpoint, options);
        }

        OnnxFolder.Save(checkpoint, _folder);
        using var saved = CheckpointReader.Open(_folder);
        Assert.Equal(checkpoint.Parameters, saved.Parameters);
        return OnnxEngine.Load(saved, options);
    }
}
