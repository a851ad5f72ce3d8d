using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DensingLaw.Checkpoints;

/// <summary>What the block formats share: fp16 scales, nibbles, and 16 small integers at a time to scaled floats.</summary>
internal static class BlockBits
{
    /// <summary>The little-endian fp16 at <paramref name="at"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Half(ReadOnlySpan<byte> block, int at) => (float)BinaryPrimitives.ReadHalfLittleEndian(block[at..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ReadOnlySpan<byte> bytes) => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes[..16]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LowNibbles(Vector128<byte> bytes) => bytes & Vector128.Create((byte)0x0F);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> HighNibbles(Vector128<byte> bytes) => bytes >>> 4;

    /// <summary>values[i] = scale · integers[i] + offset, multiplied and added apart (no fused rounding), 16 at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<sbyte> integers, float scale, float offset, Span<float> values)
    {
        ref var target = ref MemoryMarshal.GetReference(values[..16]);
        var (factor, shift) = (Vector128.Create(scale), Vector128.Create(offset));
        var (low, high) = Vector128.Widen(integers);
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        ((Vector128.ConvertToSingle(a) * factor) + shift).StoreUnsafe(ref target);
        ((Vector128.ConvertToSingle(b) * factor) + shift).StoreUnsafe(ref target, 4);
        ((Vector128.ConvertToSingle(c) * factor) + shift).StoreUnsafe(ref target, 8);
        ((Vector128.ConvertToSingle(d) * factor) + shift).StoreUnsafe(ref target, 12);
    }

    /// <summary>values[i] = scale · integers[i], 16 at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<sbyte> integers, float scale, Span<float> values)
    {
        ref var target = ref MemoryMarshal.GetReference(values[..16]);
        var factor = Vector128.Create(scale);
        var (low, high) = Vector128.Widen(integers);
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        (Vector128.ConvertToSingle(a) * factor).StoreUnsafe(ref target);
        (Vector128.ConvertToSingle(b) * factor).StoreUnsafe(ref target, 4);
        (Vector128.ConvertToSingle(c) * factor).StoreUnsafe(ref target, 8);
        (Vector128.ConvertToSingle(d) * factor).StoreUnsafe(ref target, 12);
    }
}
