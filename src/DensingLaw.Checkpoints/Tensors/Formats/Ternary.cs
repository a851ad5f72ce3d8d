namespace DensingLaw.Checkpoints;

/// <summary>256 elements of −1, 0 or 1 under one scale.</summary>
internal static class Ternary
{
    /// <summary>
    /// [48 bytes, 4 bytes, scale fp16]: five base-3 digits a byte, most significant first, as a fraction of 256. Digit n of bytes 0 to 31 are elements
    /// 32n to 32n + 31; then 16 bytes likewise; the last 4 bytes hold four digits each.
    /// </summary>
    public static void Decode1(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[54..], values = values[256..])
        {
            var scale = BlockBits.Half(blocks, 52);
            Store(blocks[..32], 5, scale, values);
            Store(blocks[32..48], 5, scale, values[160..]);
            Store(blocks[48..52], 4, scale, values[240..]);
        }
    }

    /// <summary>[64 bytes, scale fp16]: two bits an element, laid out as in <see cref="Q2K"/>.</summary>
    public static void Decode2(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[66..], values = values[256..])
        {
            var scale = BlockBits.Half(blocks, 64);
            for (var i = 0; i < 256; i++)
                values[i] = scale * (((blocks[KBits.TwoBitByte(i / 16) + (i % 16)] >> KBits.TwoBitShift(i / 16)) & 3) - 1);
        }
    }

    private static void Store(ReadOnlySpan<byte> packed, int digits, float scale, Span<float> values)
    {
        for (var (digit, power) = (0, 1); digit < digits; digit++, power *= 3)
        {
            for (var i = 0; i < packed.Length; i++)
                values[(digit * packed.Length) + i] = scale * ((((byte)(packed[i] * power) * 3) >> 8) - 1);
        }
    }
}
