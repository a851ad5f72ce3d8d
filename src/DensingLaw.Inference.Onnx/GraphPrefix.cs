using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>Keys and values of a prefix, one pair a layer, on the session's device: fp32 [key-value heads, length, head size].</summary>
internal sealed class GraphPrefix(int length, OrtValue[] keys, OrtValue[] values) : PrefixState
{
    public override int Length => length;

    public OrtValue[] Keys => keys;

    public OrtValue[] Values => values;

    /// <summary>Frees one layer.</summary>
    public void Release(int layer)
    {
        keys[layer].Dispose();
        values[layer].Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        for (var layer = 0; layer < keys.Length; layer++)
        {
            Release(layer);
        }
    }
}
