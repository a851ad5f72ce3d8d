using System.Runtime.Intrinsics;

namespace DensingLaw.Checkpoints;

/// <summary>32 elements of 8 bits, signed.</summary>
internal static class Q8
{
    /// <summary>[scale fp16, 32 bytes]: scale · q.</summary>
    public static void Decode0(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[34..], values = values[32..])
        {
            var scale = BlockBits.Half(blocks, 0);
            BlockBits.Store(BlockBits.Load(blocks[2..]).AsSByte(), scale, values);
            BlockBits.Store(BlockBits.Load(blocks[18..]).AsSByte(), scale, values[16..]);
        }
    }
}
