namespace DensingLaw.Checkpoints;

/// <summary>
/// 256 elements of 3 bits in 16 groups of 16: [32 bytes of high bits, 64 bytes of low bits as in <see cref="Q2K"/>, 12 bytes of 6-bit scales,
/// scale fp16]. The high bit of element 32·s + i is bit s of byte i; where it is 0, 4 is subtracted.
/// </summary>
internal static class Q3K
{
    public static void Decode(ReadOnlySpan<byte> blocks, Span<float> values)
    {
        for (; blocks.Length > 0; blocks = blocks[110..], values = values[256..])
        {
            var high = blocks[..32];
            var packed = blocks[32..96];
            var scales = blocks[96..108];
            var scale = BlockBits.Half(blocks, 108);
            for (var group = 0; group < 16; group++)
            {
                var low4 = (scales[group % 8] >> (4 * (group / 8))) & 15;
                var high2 = (scales[8 + (group % 4)] >> (2 * (group / 4))) & 3;
                var groupScale = scale * ((low4 | (high2 << 4)) - 32);
                var bytes = packed.Slice(KBits.TwoBitByte(group), 16);
                var shift = KBits.TwoBitShift(group);
                var highBytes = high.Slice(16 * (group % 2), 16);
                for (var i = 0; i < 16; i++)
                {
                    var missing = ((highBytes[i] >> (group / 2)) & 1) ^ 1;
                    values[(16 * group) + i] = groupScale * (((bytes[i] >> shift) & 3) - (missing << 2));
                }
            }
        }
    }
}
