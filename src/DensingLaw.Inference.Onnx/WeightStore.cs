using System.Runtime.InteropServices;
using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DensingLaw.Inference.Onnx;

/// <summary>
/// The model's weights in fp32 as the sessions share them: on the CPU the file's own memory where it holds fp32, else converted once; on another device a copy there.
/// </summary>
/// <param name="upload">Copies to the device; null for the CPU. This object's from now on.</param>
internal sealed unsafe class WeightStore(DeviceUpload? upload) : IDisposable
{
    private const int Alignment = 64;

    private readonly Dictionary<string, OrtValue> _values = [];
    private readonly List<nint> _allocations = [];

    /// <summary>Gives every weight of the graph that <paramref name="names"/> lists to a session, loading those not seen before.</summary>
    public void AddTo(SessionOptions options, ModelWeights weights, IEnumerable<(WeightRole Role, int Layer)> names)
    {
        foreach (var (role, layer) in names)
        {
            var name = WeightName.Of(role, layer);
            if (!_values.TryGetValue(name, out var value))
            {
                _values.Add(name, value = Load(weights, role, layer));
            }

            options.AddInitializer(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var value in _values.Values)
        {
            value.Dispose();
        }

        _values.Clear();
        Free();
        upload?.Dispose();
    }

    private void Free()
    {
        foreach (var allocation in _allocations)
        {
            NativeMemory.AlignedFree((void*)allocation);
        }

        _allocations.Clear();
    }

    private OrtValue Load(ModelWeights weights, WeightRole role, int layer)
    {
        var shape = weights.Shape(role, layer).ToArray();
        var count = shape.Aggregate(1L, (a, b) => checked(a * b));
        var bytes = checked(count * sizeof(float));
        if (!weights.TryMap(role, layer, out var data))
        {
            data = (float*)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
            _allocations.Add((nint)data);
            weights.Read(role, layer, new Span<float>(data, checked((int)count)));
        }

        var here = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, TensorElementType.Float, shape, (nint)data, bytes);
        if (upload is null)
            return here;
        using (here)
        {
            var there = upload.Copy(here, shape);
            Free();
            return there;
        }
    }
}
