using DensingLaw.Checkpoints;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;
using DensingLaw.Inference.Onnx;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>SmolLM2-135M-Instruct and the real MMLU release, opened once for the tests that need them.</summary>
public sealed class SmolLm2 : IDisposable
{
    private Checkpoint? _checkpoint;
    private TextTokenizer? _tokenizer;
    private Benchmark? _mmlu;

    public static string Folder => SharedFolder.Require("checkpoints/smollm2-135m-instruct");

    public static string DataFolder => Path.GetDirectoryName(SharedFolder.Require("bench/mmlu"))!;

    public Checkpoint Checkpoint => _checkpoint ??= CheckpointReader.Open(Folder);

    public TextTokenizer Tokenizer => _tokenizer ??= TokenizerReader.Open(Folder);

    public Benchmark Mmlu => _mmlu ??= BenchmarkCatalog.Load("mmlu", DataFolder);

    public ICausalLanguageModel Load(int threads) => OnnxEngine.Load(Checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = threads });

    /// <summary>The requests of items, four an item.</summary>
    public List<ScoreRequest> Requests(IEnumerable<BenchmarkItem> items) =>
        [.. items.SelectMany(item => item.Continuations.Select(c => ContinuationEncoder.Encode(Tokenizer, item.Prompt, c)))
            .Select(pair => new ScoreRequest(pair.Context, pair.Continuation))];

    public void Dispose() => _checkpoint?.Dispose();
}
