using DensingLaw.Checkpoints;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;
using DensingLaw.Inference.Onnx;
using DensingLaw.Tokenization;

namespace DensingLaw.Cli;

/// <summary>Binds the commands to the parts that do their work; the only file that knows them all. A command whose part is absent is not offered.</summary>
internal sealed record Composition
{
    /// <summary>What <c>measure</c> and <c>report</c> need.</summary>
    public MeasureParts? Measure { get; init; }

    /// <summary>What the probes need.</summary>
    public ProbeParts? Probes { get; init; }

    /// <summary>Looks at each engine's native library; called by <c>doctor</c> alone.</summary>
    public IReadOnlyList<Func<EngineDiagnosis>> DiagnoseEngines { get; init; } = [];

    /// <summary>The product's own composition. Making it loads nothing: <c>--help</c> must not wait for a library.</summary>
    public static Composition Create()
    {
        string[] benchmarks = ["mmlu"];
        return new Composition
        {
            Measure = new MeasureParts
            {
                BenchmarkNames = benchmarks,
                OpenCheckpoint = OpenCheckpoint,
                LoadBenchmark = LoadBenchmark,
                OpenEngine = (checkpoint, request) => OpenEngine(checkpoint, request),
                OpenReference = References.Open,
            },
            Probes = new ProbeParts
            {
                BenchmarkNames = benchmarks,
                OpenTokenizer = OpenTokenizer,
                OpenModel = OpenProbeModel,
                Prompts = (name, data, protocol) =>
                    BenchmarkCatalog.Load(name, data, protocol).Items().Select(i => new ProbePrompt(i.Id, i.Prompt, i.Target)),
            },
            DiagnoseEngines = [DiagnoseOnnx],
        };
    }

    private static OpenedCheckpoint OpenCheckpoint(string path)
    {
        var checkpoint = CheckpointReader.Open(path);
        try
        {
            var tokenizer = TokenizerReader.Open(TokenizerPlace(checkpoint.Path));
            return new OpenedCheckpoint
            {
                Checkpoint = checkpoint,
                VocabularySize = tokenizer.VocabularySize,
                Description = new PlannedCheckpoint
                {
                    Path = checkpoint.Path,
                    Sha256 = CheckpointHash.Compute(checkpoint).Sha256,
                    TokenizerSha256 = tokenizer.Sha256,
                    Family = checkpoint.Family,
                    Parameters = checkpoint.Parameters,
                    Precision = checkpoint.Precision,
                    Quantization = checkpoint.Quantization,
                },
                EncodePair = (context, continuation) => ContinuationEncoder.Encode(tokenizer, context, continuation),
                EncodeAlone = text => tokenizer.EncodeToIds(text, addSpecialTokens: false),
            };
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    private static ChoiceBenchmark LoadBenchmark(BenchmarkRequest request)
    {
        var benchmark = BenchmarkCatalog.Load(request.Name, request.DataFolder);
        ChoiceItem[] items =
        [
            .. benchmark.Items(request.Limit).Select(i => new ChoiceItem(
                i.Id, i.Subtask, i.Prompt, i.Continuations, i.GoldIndex ?? throw new InvalidOperationException($"item {i.Id} has no right choice"))),
        ];
        var plan = new PlannedBenchmark(benchmark.Name, benchmark.Protocol.Id, benchmark.Protocol.ProtocolSha256, benchmark.DataSha256, items.Length)
        {
            Categories = benchmark.Subtasks.Where(s => s.Category is not null).ToDictionary(s => s.Name, s => s.Category!),
        };
        return new ChoiceBenchmark(plan, items);
    }

    private static OpenedEngine OpenEngine(OpenedCheckpoint checkpoint, EngineRequest request)
    {
        var model = LoadModel(checkpoint.Checkpoint, checkpoint.VocabularySize, request);
        var scheduler = new Scheduler(model, request.Scheduling);
        return new OpenedEngine { Model = model, Score = scheduler.Score, Statistics = () => scheduler.Statistics };
    }

    private static ICausalLanguageModel LoadModel(Checkpoint checkpoint, int tokenizerSize, EngineRequest request)
    {
        var options = new EngineOptions { Device = request.Device, Precision = request.Precision };
        var model = OnnxEngine.Load(checkpoint, request.Threads is { } threads ? options with { Threads = threads } : options);
        if (tokenizerSize <= model.VocabularySize)
            return model;
        var size = model.VocabularySize;
        model.Dispose();
        throw new ConfigurationException(
            $"the tokenizer of '{checkpoint.Path}' has {tokenizerSize} tokens and the model {size}: they do not belong together; put the model's own tokenizer beside it");
    }

    private static ProbeTokenizer OpenTokenizer(string path)
    {
        var tokenizer = TokenizerReader.Open(TokenizerPlace(path));
        return new ProbeTokenizer
        {
            Encode = (text, addSpecial) => tokenizer.Encode(text, addSpecial) is var encoded ? (encoded.Ids, encoded.Offsets) : default,
            Decode = (ids, skipSpecial) => tokenizer.Decode([.. ids], skipSpecial),
        };
    }

    private static ProbeModel OpenProbeModel(string path, EngineRequest request)
    {
        var checkpoint = CheckpointReader.Open(path);
        try
        {
            var tokenizer = TokenizerReader.Open(TokenizerPlace(checkpoint.Path));
            return new ProbeModel
            {
                Model = LoadModel(checkpoint, tokenizer.VocabularySize, request),
                EncodeText = text => tokenizer.EncodeToIds(text, addSpecialTokens: true),
                EncodePair = (context, continuation) => ContinuationEncoder.Encode(tokenizer, context, continuation),
                EndIds = tokenizer.EosIds.ToHashSet(),
                Release = checkpoint.Dispose,
            };
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    /// <summary>A GGUF file's tokenizer lies beside it.</summary>
    private static string TokenizerPlace(string path) =>
        path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;

    private static EngineDiagnosis DiagnoseOnnx()
    {
        try
        {
            var runtime = OnnxRuntimeDiagnosis.Make();
            string[] devices = runtime.CudaMissing is null ? ["cpu", "cuda"] : ["cpu"];
            return new EngineDiagnosis("onnx", $"{runtime.Version} ({string.Join(", ", runtime.Providers)})", runtime.LibraryPath, devices, null)
            {
                Limitation = runtime.CudaMissing is { } missing ? $"cuda: {missing}" : null,
            };
        }
        catch (EngineException error)
        {
            return new EngineDiagnosis("onnx", null, null, [], error.Message);
        }
    }
}
