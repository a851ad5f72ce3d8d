using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx.Exports;

/// <summary>An export's cache of one row: key and value of each layer in turn, fp32 [1, heads, length, head size].</summary>
internal sealed class ExportPrefix(int length, OrtValue[] cache) : PrefixState
{
    public override int Length => length;

    public OrtValue[] Cache => cache;

    protected override void Dispose(bool disposing)
    {
        foreach (var value in cache)
        {
            value.Dispose();
        }
    }
}
