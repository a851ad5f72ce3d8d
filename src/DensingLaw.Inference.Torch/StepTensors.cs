using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>A step's index lists, masks and rotary angles on the device; they live in the scope they are made in.</summary>
internal sealed class StepTensors
{
    private readonly Dictionary<RotarySpec, (Tensor Cosine, Tensor Sine)> _angles = [];
    private readonly Dictionary<int, Tensor> _windows = [];
    private readonly Dictionary<long, Tensor> _writeIndex = [];
    private readonly Tensor? _causal;

    /// <param name="tokens">One a row.</param>
    /// <param name="rows">The rows before the step.</param>
    /// <param name="capacity">Tokens that a row's buffer takes.</param>
    /// <param name="spec">The model's.</param>
    /// <param name="rotary">Its tables.</param>
    /// <param name="device">Where the tensors lie.</param>
    public StepTensors(
        ReadOnlySpan<int> tokens, RowLedger<TorchPrefix> rows, int capacity, ModelSpec spec, IReadOnlyDictionary<RotarySpec, RotaryTable> rotary, TorchDevice device)
    {
        (Rows, Longest) = (rows.Count, rows.LongestOwn + 1);
        var ids = new long[tokens.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = tokens[i];
        Tokens = tensor(ids, dtype: int64, device: device.Device);
        foreach (var window in spec.Layers.Select(l => l.Attention.Window).Distinct())
        {
            var mask = tensor(rows.Bias(window, Longest), [Rows, 1, 1, rows.AttachedLength + Longest], dtype: float32, device: device.Device);
            if (window is { } keys)
                _windows[keys] = mask;
            else
                _causal = mask;
        }

        foreach (var heads in spec.Layers.Select(l => (long)l.Attention.KeyValueHeads).Distinct())
        {
            var index = new long[Rows * heads];
            for (var i = 0; i < index.Length; i++)
                index[i] = (i * (long)capacity) + rows.Own((int)(i / heads));
            _writeIndex[heads] = tensor(index, dtype: int64, device: device.Device);
        }

        foreach (var (embedding, table) in rotary)
        {
            var (cosine, sine) = (new float[Rows * table.Width], new float[Rows * table.Width]);
            for (var row = 0; row < Rows; row++)
            {
                var (place, position) = (row * table.Width, rows.Position(row));
                table.Copy(position, position + 1, cosine.AsSpan(place, table.Width), sine.AsSpan(place, table.Width));
            }

            long[] shape = [Rows, 1, table.Width];
            _angles[embedding] = (tensor(cosine, shape, dtype: device.Type, device: device.Device), tensor(sine, shape, dtype: device.Type, device: device.Device));
        }
    }

    /// <summary>A.</summary>
    public int Rows { get; }

    /// <summary>Own tokens of the longest row, the new one included.</summary>
    public int Longest { get; }

    public Tensor Tokens { get; }

    /// <summary>Additive fp32 mask, [A, 1, 1, P + <see cref="Longest"/>].</summary>
    public Tensor Mask(int? window) => window is { } keys ? _windows[keys] : _causal!;

    /// <summary>[A, 1, rotated channels / 2].</summary>
    public (Tensor Cosine, Tensor Sine) Angles(RotarySpec rotary) => _angles[rotary];

    /// <summary>[A × heads]: where the new token's vectors go in a buffer of [rows × heads × capacity, D].</summary>
    public Tensor WriteIndex(long heads) => _writeIndex[heads];
}
