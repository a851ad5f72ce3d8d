using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DensingLaw.Inference.Onnx;

/// <summary>Memory on a session's device of which parts can be bound: fp32 rows of one size, one after another.</summary>
internal sealed unsafe class DeviceBuffer : IDisposable
{
    private const int Alignment = 64;

    private readonly OrtMemoryInfo _memory;
    private readonly OrtMemoryAllocation? _allocation;
    private readonly long[] _rowShape;
    private readonly long _rowBytes;
    private nint _start;

    /// <param name="allocator">The device's allocator; null for the CPU, whose memory goes back to the system when it is freed, which an arena's does not.</param>
    /// <param name="memory">The device's memory.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="rowShape">Sizes of one row.</param>
    /// <exception cref="EngineException">The buffer would need 4 GiB or more of a device.</exception>
    public DeviceBuffer(OrtAllocator? allocator, OrtMemoryInfo memory, int rows, params long[] rowShape)
    {
        (_memory, _rowShape) = (memory, rowShape);
        _rowBytes = rowShape.Aggregate((long)sizeof(float), (a, b) => checked(a * b));
        var bytes = rows * _rowBytes;
        if (allocator is null)
        {
            _start = (nint)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
            return;
        }

        if (bytes > uint.MaxValue)
            throw new EngineException($"keys and values of {rows} rows in one layer need {bytes} bytes, and one buffer may have {uint.MaxValue}; use a smaller --max-new-tokens");
        _allocation = allocator.Allocate((uint)bytes);
        _start = _allocation.DangerousGetHandle();
    }

    /// <summary>The first <paramref name="count"/> rows as one value; the caller disposes it.</summary>
    public OrtValue First(int count) => View(0, count * _rowBytes, [count, .. _rowShape]);

    /// <summary>One row; the caller disposes it.</summary>
    public OrtValue Row(int row) => View(row * _rowBytes, _rowBytes, _rowShape);

    public void Dispose()
    {
        if (_allocation is not null)
            _allocation.Dispose();
        else if (_start != 0)
            NativeMemory.AlignedFree((void*)_start);
        _start = 0;
    }

    private OrtValue View(long offset, long bytes, long[] shape) =>
        OrtValue.CreateTensorValueWithData(_memory, TensorElementType.Float, shape, checked((nint)(_start + offset)), bytes);
}
