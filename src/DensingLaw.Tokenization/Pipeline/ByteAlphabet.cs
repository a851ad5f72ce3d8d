namespace DensingLaw.Tokenization;

/// <summary>
/// The 256 printable characters that stand for bytes in byte-level vocabularies: 21-7E, A1-AC and AE-FF stand for themselves, the other 68
/// bytes are U+0100 upward in byte order.
/// </summary>
internal static class ByteAlphabet
{
    private const int End = 0x144;
    private static readonly char[] s_toChar = BuildChars();
    private static readonly short[] s_toByte = BuildBytes();

    public static char ToChar(byte value) => s_toChar[value];

    /// <summary>The byte that a character stands for, or -1.</summary>
    public static int ToByte(char value) => value < End ? s_toByte[value] : -1;

    private static char[] BuildChars()
    {
        var chars = new char[256];
        var next = 0x100;
        for (var i = 0; i < 256; i++)
        {
            chars[i] = i is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)i : (char)next++;
        }

        return chars;
    }

    private static short[] BuildBytes()
    {
        var bytes = new short[End];
        Array.Fill(bytes, (short)-1);
        for (var i = 0; i < 256; i++)
        {
            bytes[s_toChar[i]] = (short)i;
        }

        return bytes;
    }
}
