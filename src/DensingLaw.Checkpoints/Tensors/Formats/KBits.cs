namespace DensingLaw.Checkpoints;

/// <summary>Bit layouts that several K formats share.</summary>
internal static class KBits
{
    /// <summary>First byte of group <paramref name="group"/> of 16 elements among 64 bytes of 2-bit elements.</summary>
    public static int TwoBitByte(int group) => (32 * (group / 8)) + (16 * (group % 2));

    /// <summary>Lowest bit of that group in its bytes.</summary>
    public static int TwoBitShift(int group) => 2 * (group % 8 / 2);

    /// <summary>
    /// The 6-bit scale and minimum of sub-block <paramref name="index"/> (0 to 7) among 12 bytes: the first four lie in the low 6 bits of bytes 0 to 3
    /// and 4 to 7; of the last four the low nibbles lie in bytes 8 to 11 and the upper two bits above the first four.
    /// </summary>
    public static (int Scale, int Minimum) ScaleAndMinimum(ReadOnlySpan<byte> packed, int index)
    {
        if (index < 4)
            return (packed[index] & 63, packed[index + 4] & 63);
        var low = packed[index + 4];
        return ((low & 15) | ((packed[index - 4] >> 6) << 4), (low >> 4) | ((packed[index] >> 6) << 4));
    }
}
