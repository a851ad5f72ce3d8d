using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>
/// Copies tensors to the sessions' device, once for all sessions. ONNX Runtime takes initializers given in memory only where that memory is the device's and its
/// giver's; others it would read from the file that they claim to lie in.
/// </summary>
internal sealed class DeviceUpload(SessionFactory sessions) : IDisposable
{
    private readonly Dictionary<int, (InferenceSession Session, OrtAllocator Allocator)> _byRank = [];
    private readonly List<DeviceBuffer> _buffers = [];

    /// <summary>A copy in this object's memory, on the device. The caller disposes the value before this object.</summary>
    public OrtValue Copy(OrtValue value, long[] shape)
    {
        if (!_byRank.TryGetValue(shape.Length, out var upload))
        {
            using var options = sessions.CreateOptions();
            var session = SessionFactory.Create(UploadGraph.Build(shape.Length), options);
            _byRank.Add(shape.Length, upload = (session, new OrtAllocator(session, sessions.DeviceMemory)));
        }

        var buffer = new DeviceBuffer(upload.Allocator, sessions.DeviceMemory, 1, shape);
        _buffers.Add(buffer);
        var target = buffer.Row(0);
        using var binding = new Binding(upload.Session, sessions.Cancellation);
        binding.Input(UploadGraph.Source, value);
        binding.Output(UploadGraph.Target, target);
        foreach (var output in binding.Run())
            output.Dispose();
        return target;
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers)
            buffer.Dispose();
        foreach (var (session, allocator) in _byRank.Values)
        {
            allocator.Dispose();
            session.Dispose();
        }
    }
}
