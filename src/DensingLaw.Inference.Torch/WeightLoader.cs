using DensingLaw.Checkpoints;
using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>Copies weights into tensors of the device's type; several of one width go into one matrix, row after row.</summary>
internal sealed unsafe class WeightLoader(ModelWeights weights, TorchDevice device)
{
    /// <summary>The weights of <paramref name="roles"/> behind one another. The caller disposes the tensor.</summary>
    public Tensor Load(int layer, params ReadOnlySpan<WeightRole> roles)
    {
        var rows = 0L;
        foreach (var role in roles)
            rows += weights.Shape(role, layer)[0];
        var loaded = empty([rows, .. weights.Shape(roles[0], layer).Skip(1)], float32);
        var target = Address(loaded);
        foreach (var role in roles)
        {
            var count = checked((int)weights.Shape(role, layer).Aggregate(1L, (a, b) => a * b));
            weights.Read(role, layer, new Span<float>(target, count));
            target += count;
        }

        if (device is { IsCuda: false, Type: ScalarType.Float32 })
            return loaded.DetachFromDisposeScope();
        using (loaded)
            return loaded.to(device.Type, device.Device).DetachFromDisposeScope();
    }

    /// <summary>The first element. A span of the whole would end at 2 GB; the memory is libtorch's and does not move.</summary>
    private static float* Address(Tensor tensor)
    {
        using var first = tensor.narrow(0, 0, 1);
        using var flat = first.reshape(-1);
        using var element = flat.narrow(0, 0, 1);
        fixed (byte* address = element.bytes)
            return (float*)address;
    }
}
