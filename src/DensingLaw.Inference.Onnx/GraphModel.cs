using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>A model whose graph we built: the decoder, its head, and the append of prefixes, sharing one set of weights.</summary>
internal sealed partial class GraphModel : ICausalLanguageModel
{
    /// <summary>Own tokens of a batch that keep a CPU at full speed; more only costs memory.</summary>
    private const int CpuBatchTokens = 512;
    private const int CudaBatchTokens = 8192;
    private const long CpuScoreBytes = 16L << 20;
    private const long CudaScoreBytes = 1L << 30;

    /// <summary>Rows side by side in generation: with fewer, reading the weights dominates a step.</summary>
    private const int CpuRows = 32;
    private const int CudaRows = 256;
    private const int FusedHeadUnit = 8;
    private const long LeastCpuRowBytes = 1L << 30;
    private const long CudaRowBytes = 16L << 30;

    private readonly ModelSpec _spec;
    private readonly SessionFactory _sessions;
    private readonly WeightStore _store;
    private readonly PrePackedWeightsContainer _packed = new();
    private readonly DecoderGraph _decoderGraph;
    private readonly InferenceSession _decoder;
    private readonly Lazy<InferenceSession> _attachedSteps;
    private readonly Lazy<InferenceSession> _ownSteps;
    private readonly Lazy<InferenceSession> _append;
    private readonly Lazy<InferenceSession> _admit;
    private readonly Lazy<InferenceSession> _grow;
    private readonly Lazy<InferenceSession> _move;
    private readonly RotaryTable[] _rotary;
    private readonly HeadRunner _head;

    /// <summary>
    /// Whether steps without attached prefixes take the fused operator: it has no sliding window of our meaning, wants heads of a multiple of 8, and on
    /// CUDA knows 16-bit types only, so that ONNX Runtime would compute it on the CPU.
    /// </summary>
    private readonly bool _fusesOwnSteps;

    public GraphModel(ModelSpec spec, ModelWeights weights, SessionFactory sessions)
    {
        _spec = spec;
        _sessions = sessions;
        _store = new WeightStore(sessions.Device.Cuda is null ? null : new DeviceUpload(sessions));
        _decoderGraph = DecoderGraph.Build(spec, weights, DecoderKind.Rows);
        try
        {
            _decoder = CreateSession(_decoderGraph.Model, weights, DecoderWeights(spec, weights));
        }
        catch
        {
            _store.Dispose();
            _packed.Dispose();
            throw;
        }

        _attachedSteps = Steps(DecoderKind.AttachedSteps, weights);
        _ownSteps = Steps(DecoderKind.OwnSteps, weights);
        _append = new Lazy<InferenceSession>(() => CreateSession(AppendGraph.Build(), weights, []));
        _admit = new Lazy<InferenceSession>(() => CreateSession(RowGraphs.Admit(), weights, []));
        _grow = new Lazy<InferenceSession>(() => CreateSession(RowGraphs.Grow(), weights, []));
        _move = new Lazy<InferenceSession>(() => CreateSession(RowGraphs.Move(), weights, []));
        _rotary = [.. _decoderGraph.RotaryTables.Select(r => new RotaryTable(r))];
        _head = new HeadRunner(outputs => CreateSession(HeadGraph.Build(spec, weights, outputs), weights, HeadWeights(spec)), sessions.Cancellation);
        Engine = new EngineInfo("onnx", OrtEnv.Instance().GetVersionString(), sessions.Device.Name, sessions.Threads, "fp32");
        _fusesOwnSteps = sessions.Device.Cuda is null && spec.Layers.All(l => l.Attention is { Window: null } && l.Attention.HeadSize % FusedHeadUnit == 0);
        BatchShape = new BatchShape
        {
            PreferredTokens = sessions.Device.Cuda is null ? CpuBatchTokens : CudaBatchTokens,
            PreferredScoreBytes = sessions.Device.Cuda is null ? CpuScoreBytes : CudaScoreBytes,
            ScoreBytesPerTokenPair = sizeof(float) * spec.Layers.Max(l => l.Attention.QueryHeads),
            SharedLengthLimit = spec.Layers.Min(l => l.Attention.Rotary?.Scaling.StableLength ?? int.MaxValue),
            PreferredRows = sessions.Device.Cuda is null ? CpuRows : CudaRows,

            // A quarter of what the process may use; buffers grow only as rows do.
            PreferredRowBytes = sessions.Device.Cuda is null ? Math.Max(LeastCpuRowBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4) : CudaRowBytes,
            RowBytesPerToken = spec.Layers.Sum(l => 2L * sizeof(float) * l.Attention.KeyValueHeads * l.Attention.HeadSize),
        };
    }

    public EngineInfo Engine { get; }

    public int VocabularySize => _spec.VocabularySize;

    public int MaxPositions => _spec.MaxPositions;

    public BatchShape BatchShape { get; }

    public ForwardResult Forward(ForwardBatch batch)
    {
        batch.Check();
        var layout = new RowLayout(batch);
        var outputs = RunDecoder(batch, layout, batch.KeepState);
        try
        {
            var state = batch.KeepState ? Extend(batch, outputs) : null;
            var predictions = _head.Run(outputs[0], layout.EveryRead, [.. batch.Rows.SelectMany(r => r.Reads)], batch.Detail);
            return new ForwardResult(batch.SplitByRow(predictions), state);
        }
        finally
        {
            outputs[0].Dispose();
        }
    }

    public RowCache OpenRows(int maxRows) => new Rows(this, maxRows);

    public void Dispose()
    {
        _decoder.Dispose();
        _head.Dispose();
        foreach (var session in new[] { _attachedSteps, _ownSteps, _append, _admit, _grow, _move })
        {
            if (session.IsValueCreated)
            {
                session.Value.Dispose();
            }
        }

        foreach (var empty in _emptyPrefix ?? [])
        {
            empty.Dispose();
        }

        _packed.Dispose();
        _store.Dispose();
    }

    private static IEnumerable<(WeightRole, int)> DecoderWeights(ModelSpec spec, ModelWeights weights)
    {
        var inLayers = Enum.GetValues<WeightRole>().Except([WeightRole.Embedding, WeightRole.FinalNorm, WeightRole.Head]).ToArray();
        return Enumerable.Range(0, spec.Layers.Count)
            .SelectMany(layer => inLayers.Where(role => weights.Has(role, layer)).Select(role => (role, layer)))
            .Prepend((WeightRole.Embedding, -1));
    }

    private static (WeightRole, int)[] HeadWeights(ModelSpec spec) =>
        [(WeightRole.FinalNorm, -1), (spec.TiedEmbeddings ? WeightRole.Embedding : WeightRole.Head, -1)];

    private Lazy<InferenceSession> Steps(DecoderKind kind, ModelWeights weights) =>
        new(() => CreateSession(DecoderGraph.Build(_spec, weights, kind).Model, weights, DecoderWeights(_spec, weights)));

    private InferenceSession CreateSession(byte[] model, ModelWeights weights, IEnumerable<(WeightRole, int)> names)
    {
        using var options = _sessions.CreateOptions();
        _store.AddTo(options, weights, names);
        return SessionFactory.Create(model, options, _packed);
    }
}
