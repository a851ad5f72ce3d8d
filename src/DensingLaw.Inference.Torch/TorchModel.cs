using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>A decoder computed by libtorch from a <see cref="ModelSpec"/>: packed tokens in linear layers, bifurcated attention (<see cref="TorchAttention"/>).</summary>
internal sealed partial class TorchModel : ICausalLanguageModel
{
    private const int CpuBatchTokens = 512;
    private const int CudaBatchTokens = 8192;
    private const long CpuScoreBytes = 16L << 20;
    private const long CudaScoreBytes = 1L << 30;

    /// <summary>Rows side by side in generation: with fewer, reading the weights dominates a step.</summary>
    private const int CpuRows = 32;
    private const int CudaRows = 256;
    private const long LeastCpuRowBytes = 1L << 30;
    private const long CudaRowBytes = 16L << 30;

    private readonly ModelSpec _spec;
    private readonly TorchDevice _device;
    private readonly Tensor _embedding;
    private readonly Tensor _finalNorm;
    private readonly Tensor _headWeight;
    private readonly List<TorchLayer> _layers = [];
    private readonly Dictionary<RotarySpec, RotaryTable> _rotary;
    private readonly TorchHead _head;

    public TorchModel(ModelSpec spec, ModelWeights weights, TorchDevice device, int threads)
    {
        (_spec, _device) = (spec, device);
        using var mode = no_grad();
        var loader = new WeightLoader(weights, device);
        _embedding = loader.Load(-1, WeightRole.Embedding);
        _finalNorm = loader.Load(-1, WeightRole.FinalNorm);
        _headWeight = spec.TiedEmbeddings ? _embedding : loader.Load(-1, WeightRole.Head);
        _head = new TorchHead(_finalNorm, _headWeight, spec.FinalNorm, device);
        _rotary = spec.Layers.Select(l => l.Attention.Rotary).OfType<RotarySpec>().Distinct().ToDictionary(r => r, r => new RotaryTable(r));
        for (var layer = 0; layer < spec.Layers.Count; layer++)
            _layers.Add(new TorchLayer(spec.Layers[layer], loader, layer));
        Engine = new EngineInfo("torch", __version__, device.Name, threads, device.Precision);
        BatchShape = new BatchShape
        {
            PreferredTokens = device.IsCuda ? CudaBatchTokens : CpuBatchTokens,
            PreferredScoreBytes = device.IsCuda ? CudaScoreBytes : CpuScoreBytes,
            ScoreBytesPerTokenPair = sizeof(float) * spec.Layers.Max(l => l.Attention.QueryHeads),
            SharedLengthLimit = spec.Layers.Min(l => l.Attention.Rotary?.Scaling.StableLength ?? int.MaxValue),
            PreferredRows = device.IsCuda ? CudaRows : CpuRows,
            PreferredRowBytes = device.IsCuda ? CudaRowBytes : Math.Max(LeastCpuRowBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4),
            RowBytesPerToken = spec.Layers.Sum(l => 2L * device.ElementBytes * l.Attention.KeyValueHeads * l.Attention.HeadSize),
        };
    }

    public EngineInfo Engine { get; }

    public int VocabularySize => _spec.VocabularySize;

    public int MaxPositions => _spec.MaxPositions;

    public BatchShape BatchShape { get; }

    public ForwardResult Forward(ForwardBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Check();
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var tensors = new BatchTensors(batch, _spec, _rotary, _device);
        var kept = batch.KeepState ? new KeptState(batch, _layers.Count) : null;
        try
        {
            var hidden = Run(batch, tensors, kept is null ? null : kept.Add);
            var predictions = _head.Read(hidden, [.. batch.Rows.SelectMany(r => r.Reads)], batch.Detail);
            return new ForwardResult(batch.SplitByRow(predictions), kept?.Prefix);
        }
        catch
        {
            kept?.Prefix.Dispose();
            throw;
        }
    }

    public RowCache OpenRows(int maxRows) => new TorchRows(this, maxRows);

    public void Dispose()
    {
        _embedding.Dispose();
        _finalNorm.Dispose();
        _headWeight.Dispose();
        _layers.ForEach(layer => layer.Dispose());
    }

    /// <summary>The residual stream after the last layer at the positions that are read.</summary>
    /// <param name="batch">Checked.</param>
    /// <param name="tensors">What belongs to it.</param>
    /// <param name="keep">Takes each layer's own keys and values, [K, R, S, D].</param>
    private Tensor Run(ForwardBatch batch, BatchTensors tensors, Action<int, Tensor, Tensor>? keep)
    {
        var stream = _embedding.index_select(0, tensors.Tokens);
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            using var scope = NewDisposeScope();
            var (before, weights) = (stream, _layers[layer]);
            var (attended, keys, values) = TorchAttention.Run(
                Norm(stream, weights.AttentionNorm, weights.Spec.AttentionNorm, _device.Type), weights, tensors, (TorchPrefix?)batch.Prefix, layer);
            keep?.Invoke(layer, keys, values);
            stream = stream.add(attended);

            // Nobody reads the other positions of the last layer.
            if (layer == _layers.Count - 1)
                stream = stream.index_select(0, tensors.ReadIndex);
            stream = stream.add(Mlp(Norm(stream, weights.MlpNorm, weights.Spec.MlpNorm, _device.Type), weights)).MoveToOuterDisposeScope();
            before.Dispose();
        }

        return stream;
    }

    /// <summary>x / √(mean(x²) + ε) · w; the mean in fp32.</summary>
    internal static Tensor Norm(Tensor input, Tensor gain, NormSpec norm, ScalarType type)
    {
        var wide = input.to_type(ScalarType.Float32);
        var scale = wide.mul(wide).mean([-1L], keepdim: true).add_(norm.Epsilon).rsqrt_();
        return wide.mul(scale).to_type(type).mul_(gain);
    }

    private static Tensor Mlp(Tensor input, TorchLayer layer)
    {
        var width = layer.Spec.Mlp.IntermediateSize;
        var both = nn.functional.linear(input, layer.GateUp, layer.GateUpBias);
        var gated = Activate(both.narrow(-1, 0, width), layer.Spec.Mlp.Activation).mul_(both.narrow(-1, width, width));
        return nn.functional.linear(gated, layer.Down, layer.DownBias);
    }

    private static Tensor Activate(Tensor input, Activation activation) => activation switch
    {
        Activation.Silu => nn.functional.silu(input),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "not known to the torch engine"),
    };
}
