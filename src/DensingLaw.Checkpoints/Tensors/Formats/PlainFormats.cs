using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DensingLaw.Checkpoints;

/// <summary>Floating-point types, little-endian. Widening is exact; signalling NaNs may become quiet.</summary>
internal static class PlainFormats
{
    public static void DecodeF32(ReadOnlySpan<byte> blocks, Span<float> values) => blocks.CopyTo(MemoryMarshal.AsBytes(values));

    public static void DecodeF16(ReadOnlySpan<byte> blocks, Span<float> values) =>
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(blocks), values);

    /// <summary>bfloat16 is the upper half of fp32.</summary>
    public static void DecodeBF16(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        var halves = MemoryMarshal.Cast<byte, ushort>(blocks);
        var bits = MemoryMarshal.Cast<float, uint>(values);
        var i = 0;
        for (; i <= halves.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(halves[i..]), out var low, out var high);
            (low << 16).CopyTo(bits[i..]);
            (high << 16).CopyTo(bits[(i + Vector<uint>.Count)..]);
        }

        for (; i < halves.Length; i++)
            bits[i] = (uint)halves[i] << 16;
    }
}
