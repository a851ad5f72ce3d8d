using DensingLaw.Checkpoints;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>The real checkpoint, loaded once for the tests that need it.</summary>
public sealed class SmolLm2Fixture : IDisposable
{
    private Checkpoint? _checkpoint;
    private ICausalLanguageModel? _model;
    private TextTokenizer? _tokenizer;

    /// <summary>The model on two CPU threads; skips the test where the checkpoint is not there.</summary>
    public ICausalLanguageModel Model => _model ??= OnnxEngine.Load(Checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = 2 });

    public Checkpoint Checkpoint => _checkpoint ??= CheckpointReader.Open(Folder);

    public TextTokenizer Tokenizer => _tokenizer ??= TokenizerReader.Open(Folder);

    private static string Folder => SharedFolder.Require("checkpoints/smollm2-135m-instruct");

    public void Dispose()
    {
        _model?.Dispose();
        _checkpoint?.Dispose();
    }
}
