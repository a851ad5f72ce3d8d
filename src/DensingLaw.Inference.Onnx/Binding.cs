using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>One call's inputs and outputs bound to memory; host arrays stay pinned until it is disposed.</summary>
/// <param name="session">What runs.</param>
/// <param name="cancellation">Ends the call between two of the graph's nodes.</param>
internal sealed class Binding(InferenceSession session, CancellationToken cancellation) : IDisposable
{
    private readonly OrtIoBinding _io = session.CreateIoBinding();
    private readonly List<OrtValue> _owned = [];

    /// <summary>Binds a host array.</summary>
    public void Input<T>(string name, T[] data, params long[] shape)
        where T : unmanaged
    {
        var value = OrtValue.CreateTensorValueFromMemory(data, shape);
        _owned.Add(value);
        _io.BindInput(name, value);
    }

    /// <summary>Binds a value that stays the caller's.</summary>
    public void Input(string name, OrtValue value) => _io.BindInput(name, value);

    /// <summary>Asks for an output in the given memory; outputs come back in the order they were asked for.</summary>
    public void Output(string name, OrtMemoryInfo memory) => _io.BindOutputToDevice(name, memory);

    /// <summary>Has an output written into memory that stays the caller's.</summary>
    public void Output(string name, OrtValue value) => _io.BindOutput(name, value);

    /// <summary>Runs and returns the outputs; the caller disposes each.</summary>
    /// <exception cref="EngineException">ONNX Runtime failed, most often for want of memory.</exception>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public OrtValue[] Run()
    {
        cancellation.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        // Disposed before the options: a cancellation that comes late finds nothing to end.
        using var ending = cancellation.Register(() => options.Terminate = true);
        try
        {
            session.RunWithBinding(options, _io);
        }
        catch (OnnxRuntimeException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("the forward was ended", error, cancellation);
        }
        catch (OnnxRuntimeException error)
        {
            throw new EngineException($"ONNX Runtime failed ({error.Message}); if memory is short, use a smaller --batch-tokens", error);
        }

        // The collection would dispose the values it holds; they outlive it here.
        return [.. _io.GetOutputValues()];
    }

    public void Dispose()
    {
        _io.Dispose();
        foreach (var value in _owned)
        {
            value.Dispose();
        }
    }
}
