using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>A batch's index lists, masks and rotary angles on the device; they live in the scope they are made in.</summary>
internal sealed class BatchTensors
{
    private readonly Dictionary<RotarySpec, (Tensor Cosine, Tensor Sine)> _angles = [];
    private readonly Dictionary<int, Tensor> _windows = [];
    private readonly Tensor? _causal;

    public BatchTensors(ForwardBatch batch, ModelSpec spec, IReadOnlyDictionary<RotarySpec, RotaryTable> rotary, TorchDevice device)
    {
        Layout = new RowLayout(batch);
        Tokens = Index(Layout.Tokens, device);
        ReadIndex = Index(Layout.ReadIndex, device);
        IsRagged = Layout.Tokens.Length != Layout.Rows * Layout.Width;
        if (IsRagged)
        {
            PadIndex = Index(Layout.PadIndex, device);
            UnpadIndex = Index(Layout.UnpadIndex, device);
        }

        foreach (var window in spec.Layers.Select(l => l.Attention.Window).Distinct())
        {
            var (bias, shape) = Layout.Bias(window);
            var mask = tensor(bias, shape, dtype: float32, device: device.Device);
            if (window is { } keys)
                _windows[keys] = mask;
            else
                _causal = mask;
        }

        foreach (var (embedding, table) in rotary)
            _angles[embedding] = Angles(batch, table, device);
    }

    public RowLayout Layout { get; }

    public Tensor Tokens { get; }

    public Tensor ReadIndex { get; }

    /// <summary>False when all rows are of one length: packed is padded then.</summary>
    public bool IsRagged { get; }

    public Tensor? PadIndex { get; }

    public Tensor? UnpadIndex { get; }

    /// <summary>Additive fp32 mask, as <see cref="RowLayout.Bias"/> states.</summary>
    public Tensor Mask(int? window) => window is { } keys ? _windows[keys] : _causal!;

    /// <summary>[T, 1, rotated channels / 2].</summary>
    public (Tensor Cosine, Tensor Sine) Angles(RotarySpec rotary) => _angles[rotary];

    private static Tensor Index(long[] values, TorchDevice device) => tensor(values, dtype: int64, device: device.Device);

    private (Tensor Cosine, Tensor Sine) Angles(ForwardBatch batch, RotaryTable table, TorchDevice device)
    {
        var (cosine, sine) = (new float[Layout.Tokens.Length * table.Width], new float[Layout.Tokens.Length * table.Width]);
        var next = 0;
        foreach (var row in batch.Rows)
        {
            var count = row.Tokens.Length * table.Width;
            table.Copy(Layout.Prefix, Layout.Prefix + row.Tokens.Length, cosine.AsSpan(next, count), sine.AsSpan(next, count));
            next += count;
        }

        long[] shape = [Layout.Tokens.Length, 1, table.Width];
        return (tensor(cosine, shape, dtype: device.Type, device: device.Device), tensor(sine, shape, dtype: device.Type, device: device.Device));
    }
}
