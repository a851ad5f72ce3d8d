namespace DensingLaw.Checkpoints;

/// <summary>4-bit floating point (one sign, two exponent, one mantissa bit) under shared scales. Levels are doubled to be whole, scales halved.</summary>
internal static class Fp4
{
    private static ReadOnlySpan<sbyte> DoubledLevels => [0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12];

    /// <summary>MXFP4, 32 elements: [power-of-two scale, 16 bytes], nibbles as in <see cref="Q4"/>.</summary>
    public static void DecodeMX(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[17..], values = values[32..])
            Store(blocks[1..17], HalfOfPowerOfTwo(blocks[0]), values);
    }

    /// <summary>NVFP4, 64 elements in 4 groups of 16: [4 unsigned fp8 e4m3 scales, 32 bytes]; 8 bytes a group, low nibbles first.</summary>
    public static void DecodeNV(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[36..], values = values[64..])
        {
            for (var group = 0; group < 4; group++)
                Store(blocks.Slice(4 + (8 * group), 8), HalfOfE4M3(blocks[group]), values[(16 * group)..]);
        }
    }

    private static void Store(ReadOnlySpan<byte> packed, float scale, Span<float> values)
    {
        for (var i = 0; i < packed.Length; i++)
        {
            values[i] = scale * DoubledLevels[packed[i] & 15];
            values[i + packed.Length] = scale * DoubledLevels[packed[i] >> 4];
        }
    }

    /// <summary>2^(e − 128); the first two are subnormal.</summary>
    private static float HalfOfPowerOfTwo(byte e) => BitConverter.UInt32BitsToSingle(e < 2 ? 0x0020_0000u << e : (uint)(e - 1) << 23);

    /// <summary>Half of an unsigned e4m3 (bias 7; 0x7F, not a number, is 0 as in gguf-py).</summary>
    private static float HalfOfE4M3(byte bits)
    {
        var (exponent, mantissa) = ((bits >> 3) & 15, bits & 7);
        if (bits == 0x7F)
            return 0;
        return exponent == 0 ? MathF.ScaleB(mantissa, -10) : MathF.ScaleB(8 + mantissa, exponent - 11);
    }
}
