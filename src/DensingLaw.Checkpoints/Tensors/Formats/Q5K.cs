namespace DensingLaw.Checkpoints;

/// <summary>As <see cref="Q4K"/> with 32 bytes of fifth bits before the nibbles: that of element i of sub-block s is bit s of byte i.</summary>
internal static class Q5K
{
    public static void Decode(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[176..], values = values[256..])
        {
            var (scale, minimum) = (BlockBits.Half(blocks, 0), BlockBits.Half(blocks, 2));
            var scales = blocks[4..16];
            var high = blocks[16..48];
            for (var sub = 0; sub < 8; sub++)
            {
                var (s, m) = KBits.ScaleAndMinimum(scales, sub);
                var (subScale, subMinimum) = (scale * s, minimum * m);
                var bytes = blocks.Slice(48 + (32 * (sub / 2)), 32);
                for (var i = 0; i < 32; i++)
                {
                    var q = ((bytes[i] >> (4 * (sub % 2))) & 15) | (((high[i] >> sub) & 1) << 4);
                    values[(32 * sub) + i] = (subScale * q) - subMinimum;
                }
            }
        }
    }
}
