using System.Runtime.Intrinsics;

namespace DensingLaw.Checkpoints;

/// <summary>
/// 256 elements of 4 bits in 8 sub-blocks of 32: [scale fp16, minimum fp16, 12 bytes of 6-bit scales and minima, 128 bytes]. Sub-blocks 2k and 2k + 1
/// are the low and high nibbles of the k-th 32 bytes: scale · q − minimum.
/// </summary>
internal static class Q4K
{
    public static void Decode(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[144..], values = values[256..])
        {
            var (scale, minimum) = (BlockBits.Half(blocks, 0), BlockBits.Half(blocks, 2));
            var scales = blocks[4..16];
            for (var sub = 0; sub < 8; sub++)
            {
                var (s, m) = KBits.ScaleAndMinimum(scales, sub);
                var bytes = blocks.Slice(16 + (32 * (sub / 2)), 32);
                for (var i = 0; i < 32; i += 16)
                {
                    var packed = BlockBits.Load(bytes[i..]);
                    var nibbles = sub % 2 == 0 ? BlockBits.LowNibbles(packed) : BlockBits.HighNibbles(packed);
                    BlockBits.Store(nibbles.AsSByte(), scale * s, -(minimum * m), values[((32 * sub) + i)..]);
                }
            }
        }
    }
}
