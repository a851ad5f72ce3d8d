namespace DensingLaw.Checkpoints;

/// <summary>
/// 256 elements of 6 bits in 16 groups of 16: [128 bytes of low nibbles, 64 bytes of high pairs, 16 signed scales, scale fp16]. In each half of 128,
/// element 64·n + i has nibble n of byte i (of 64), and element 32·s + i has bits 2s, 2s + 1 of byte i (of 32): scale · group scale · (q − 32).
/// </summary>
internal static class Q6K
{
    public static void Decode(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[210..], values = values[256..])
        {
            var scale = BlockBits.Half(blocks, 208);
            for (var group = 0; group < 16; group++)
            {
                var (half, inHalf) = (group / 8, group % 8);
                var groupScale = scale * (sbyte)blocks[192 + group];
                var low = blocks.Slice((64 * half) + (16 * (inHalf % 4)), 16);
                var high = blocks.Slice(128 + (32 * half) + (16 * (inHalf % 2)), 16);
                var (lowShift, highShift) = (4 * (inHalf / 4), 2 * (inHalf / 2));
                for (var i = 0; i < 16; i++)
                {
                    var q = ((low[i] >> lowShift) & 15) | (((high[i] >> highShift) & 3) << 4);
                    values[(16 * group) + i] = groupScale * (q - 32);
                }
            }
        }
    }
}
