using System.Buffers.Binary;

namespace DensingLaw.Checkpoints;

/// <summary>32 elements of 5 bits: nibbles as in <see cref="Q4"/>, and the fifth bit of element i is bit i of a 32-bit word.</summary>
internal static class Q5
{
    /// <summary>[scale fp16, high bits u32, 16 bytes]: scale · (q − 16).</summary>
    public static void Decode0(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[22..], values = values[32..])
        {
            var (scale, high) = (BlockBits.Half(blocks, 0), BinaryPrimitives.ReadUInt32LittleEndian(blocks[2..]));
            for (var i = 0; i < 16; i++)
            {
                values[i] = scale * (Low(blocks[6 + i], high, i) - 16);
                values[i + 16] = scale * (High(blocks[6 + i], high, i) - 16);
            }
        }
    }

    /// <summary>[scale fp16, minimum fp16, high bits u32, 16 bytes]: scale · q + minimum.</summary>
    public static void Decode1(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[24..], values = values[32..])
        {
            var (scale, minimum) = (BlockBits.Half(blocks, 0), BlockBits.Half(blocks, 2));
            var high = BinaryPrimitives.ReadUInt32LittleEndian(blocks[4..]);
            for (var i = 0; i < 16; i++)
            {
                values[i] = (scale * Low(blocks[8 + i], high, i)) + minimum;
                values[i + 16] = (scale * High(blocks[8 + i], high, i)) + minimum;
            }
        }
    }

    private static int Low(byte packed, uint high, int i) => (packed & 15) | (int)(((high >> i) & 1) << 4);

    private static int High(byte packed, uint high, int i) => (packed >> 4) | (int)(((high >> (i + 16)) & 1) << 4);
}
