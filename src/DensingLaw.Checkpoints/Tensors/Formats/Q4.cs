using System.Runtime.Intrinsics;

namespace DensingLaw.Checkpoints;

/// <summary>32 elements of 4 bits; byte i holds elements i (low nibble) and i + 16 (high nibble).</summary>
internal static class Q4
{
    /// <summary>[scale fp16, 16 bytes]: scale · (q − 8).</summary>
    public static void Decode0(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        var eight = Vector128.Create((sbyte)8);
        for (; blocks.Length > 0; blocks = blocks[18..], values = values[32..])
        {
            var (scale, packed) = (BlockBits.Half(blocks, 0), BlockBits.Load(blocks[2..]));
            BlockBits.Store(BlockBits.LowNibbles(packed).AsSByte() - eight, scale, values);
            BlockBits.Store(BlockBits.HighNibbles(packed).AsSByte() - eight, scale, values[16..]);
        }
    }

    /// <summary>[scale fp16, minimum fp16, 16 bytes]: scale · q + minimum.</summary>
    public static void Decode1(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[20..], values = values[32..])
        {
            var (scale, minimum, packed) = (BlockBits.Half(blocks, 0), BlockBits.Half(blocks, 2), BlockBits.Load(blocks[4..]));
            BlockBits.Store(BlockBits.LowNibbles(packed).AsSByte(), scale, minimum, values);
            BlockBits.Store(BlockBits.HighNibbles(packed).AsSByte(), scale, minimum, values[16..]);
        }
    }
}
