using System.Globalization;
using System.Text;

namespace DensingLaw.Tokenization;

/// <summary>
/// Unicode classes over code points, as the reference engines (Oniguruma and Rust's regex, Unicode 16) see them. The categories of .NET
/// 10 are Unicode 16 as well; a test compares every code point with the recorded sets, so a runtime with other tables is noticed.
/// </summary>
internal static class UnicodeClasses
{
    private static readonly CharClass[] s_ascii = BuildAscii();

    /// <summary>
    /// Reads the code point at <paramref name="index"/> of well-formed UTF-16; <paramref name="length"/> is 1 or 2 units.
    /// </summary>
    public static int CodePointAt(ReadOnlySpan<char> text, int index, out int length)
    {
        var unit = text[index];
        if (!char.IsHighSurrogate(unit))
        {
            length = 1;
            return unit;
        }

        length = 2;
        return char.ConvertToUtf32(unit, text[index + 1]);
    }

    /// <summary>The class of the code point at <paramref name="index"/> and its length in UTF-16 units.</summary>
    public static CharClass ClassAt(ReadOnlySpan<char> text, int index, out int length)
    {
        var unit = text[index];
        if (unit < 128)
        {
            length = 1;
            return s_ascii[unit];
        }

        return Classify(CodePointAt(text, index, out length));
    }

    /// <summary>Index after the run of <paramref name="kind"/> that begins at <paramref name="index"/> (which may be empty).</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int index, CharClass kind)
    {
        while (index < text.Length && ClassAt(text, index, out var length) == kind)
        {
            index += length;
        }

        return index;
    }

    /// <summary>White_Space: the 25 code points of <c>\s</c>.</summary>
    public static bool IsWhiteSpace(int codePoint) => Rune.IsWhiteSpace(new Rune(codePoint));

    /// <summary>
    /// Numeric as the Digits pre-tokenizer sees it: <c>\p{N}</c> and the 13 numbers of Unicode 17 that its newer table has.
    /// </summary>
    public static bool IsNumeric(int codePoint) =>
        Classify(codePoint) == CharClass.Number || codePoint is (>= 0x11DE0 and <= 0x11DE9) or (>= 0x16FF4 and <= 0x16FF6);

    /// <summary><c>\w</c> of Rust's regex: Alphabetic, marks, decimal digits, connector punctuation and the two joiners.</summary>
    public static bool IsWord(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        <= UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation => true,
        _ => codePoint is 0x200C or 0x200D or (>= 0x24B6 and <= 0x24E9)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189),
    };

    private static CharClass Classify(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        <= UnicodeCategory.OtherLetter => CharClass.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharClass.Number,
        _ when codePoint is '\r' or '\n' => CharClass.NewLine,
        _ when IsWhiteSpace(codePoint) => CharClass.Space,
        _ => CharClass.Other,
    };

    private static CharClass[] BuildAscii()
    {
        var classes = new CharClass[128];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = Classify(i);
        }

        return classes;
    }
}
