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

    private readonly ModelSpec _spec;
    private readonly SessionFactory _sessions;
    private readonly WeightStore _store = new();
    private readonly DecoderGraph _decoderGraph;
    private readonly InferenceSession _decoder;
    private readonly Lazy<InferenceSession> _append;
    private readonly RotaryTable[] _rotary;
    private readonly HeadRunner _head;

    public GraphModel(ModelSpec spec, ModelWeights weights, SessionFactory sessions)
    {
        _spec = spec;
        _sessions = sessions;
        _decoderGraph = DecoderGraph.Build(spec, weights);
        try
        {
            _decoder = CreateSession(_decoderGraph.Model, weights, DecoderWeights(spec, weights));
        }
        catch
        {
            _store.Dispose();
            throw;
        }

        _append = new Lazy<InferenceSession>(() => CreateSession(AppendGraph.Build(), weights, []));
        _rotary = [.. _decoderGraph.RotaryTables.Select(r => new RotaryTable(r))];
        _head = new HeadRunner(withTop => CreateSession(HeadGraph.Build(spec, weights, withTop), weights, HeadWeights(spec)));
        Engine = new EngineInfo("onnx", OrtEnv.Instance().GetVersionString(), sessions.Device.Name, sessions.Threads, "fp32");
        BatchShape = new BatchShape
        {
            PreferredTokens = sessions.Device.Cuda is null ? CpuBatchTokens : CudaBatchTokens,
            PreferredScoreBytes = sessions.Device.Cuda is null ? CpuScoreBytes : CudaScoreBytes,
            ScoreBytesPerTokenPair = sizeof(float) * spec.Layers.Max(l => l.Attention.QueryHeads),
            SharedLengthLimit = spec.Layers.Min(l => l.Attention.Rotary?.Scaling.StableLength ?? int.MaxValue),
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
        var outputs = RunDecoder(batch, layout, (GraphPrefix?)batch.Prefix);
        try
        {
            var state = batch.KeepState ? Extend(batch, outputs) : null;
            var predictions = _head.Run(outputs[0], layout.EveryRead, [.. batch.Rows.SelectMany(r => r.Reads)], batch.TopCount);
            return new ForwardResult(batch.SplitByRow(predictions), state);
        }
        finally
        {
            outputs[0].Dispose();
        }
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _head.Dispose();
        if (_append.IsValueCreated)
        {
            _append.Value.Dispose();
        }

        foreach (var empty in _emptyPrefix ?? [])
        {
            empty.Dispose();
        }

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

    private InferenceSession CreateSession(byte[] model, ModelWeights weights, IEnumerable<(WeightRole, int)> names)
    {
        using var options = _sessions.CreateOptions();
        _store.AddTo(options, weights, names);
        return SessionFactory.Create(model, options);
    }
}
