using System.Buffers.Binary;

namespace DensingLaw.Checkpoints;

/// <summary>4-bit indices into 16 unevenly spaced levels.</summary>
internal static class IQ4
{
    private static ReadOnlySpan<sbyte> Levels => [-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113];

    /// <summary>32 elements: [scale fp16, 16 bytes], nibbles as in <see cref="Q4"/>.</summary>
    public static void DecodeNL(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[18..], values = values[32..])
            Store(blocks[2..18], BlockBits.Half(blocks, 0), values);
    }

    /// <summary>256 elements in 8 groups of 32: [scale fp16, 16 bits of upper scale pairs, 4 bytes of lower scale nibbles, 128 bytes].</summary>
    public static void DecodeXS(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[136..], values = values[256..])
        {
            var (scale, high) = (BlockBits.Half(blocks, 0), BinaryPrimitives.ReadUInt16LittleEndian(blocks[2..]));
            for (var group = 0; group < 8; group++)
            {
                var low4 = (blocks[4 + (group / 2)] >> (4 * (group % 2))) & 15;
                var high2 = (high >> (2 * group)) & 3;
                Store(blocks.Slice(8 + (16 * group), 16), scale * ((low4 | (high2 << 4)) - 32), values[(32 * group)..]);
            }
        }
    }

    private static void Store(ReadOnlySpan<byte> packed, float scale, Span<float> values)
    {
        for (var i = 0; i < 16; i++)
        {
            values[i] = scale * Levels[packed[i] & 15];
            values[i + 16] = scale * Levels[packed[i] >> 4];
        }
    }
}
