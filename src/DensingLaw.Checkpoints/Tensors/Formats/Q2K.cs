namespace DensingLaw.Checkpoints;

/// <summary>
/// 256 elements of 2 bits in 16 groups of 16: [16 bytes of scale (low nibble) and minimum (high nibble), 64 bytes, scale fp16, minimum fp16].
/// Each half of 128 elements takes 32 bytes; element 32·s + i of a half is bits 2s, 2s + 1 of byte i.
/// </summary>
internal static class Q2K
{
    public static void Decode(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[84..], values = values[256..])
        {
            var (scale, minimum) = (BlockBits.Half(blocks, 80), BlockBits.Half(blocks, 82));
            var packed = blocks[16..80];
            for (var group = 0; group < 16; group++)
            {
                var (groupScale, groupMinimum) = (scale * (blocks[group] & 15), minimum * (blocks[group] >> 4));
                var bytes = packed.Slice(KBits.TwoBitByte(group), 16);
                var shift = KBits.TwoBitShift(group);
                for (var i = 0; i < 16; i++)
                    values[(16 * group) + i] = (groupScale * ((bytes[i] >> shift) & 3)) - groupMinimum;
            }
        }
    }
}
