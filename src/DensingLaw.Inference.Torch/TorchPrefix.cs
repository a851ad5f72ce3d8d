using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>Keys and values of a prefix, one pair a layer: [key-value heads, length, head size].</summary>
internal sealed class TorchPrefix(int length, Tensor[] keys, Tensor[] values) : PrefixState
{
    public override int Length => length;

    public Tensor[] Keys => keys;

    public Tensor[] Values => values;

    /// <summary>Frees one layer.</summary>
    public void Release(int layer)
    {
        keys[layer]?.Dispose();
        values[layer]?.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        for (var layer = 0; layer < keys.Length; layer++)
            Release(layer);
    }
}
