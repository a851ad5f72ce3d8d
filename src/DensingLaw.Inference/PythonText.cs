using System.Globalization;

namespace DensingLaw.Inference;

/// <summary>Text operations as Python defines them, where .NET's differ: the reference harnesses are written in it.</summary>
public static class PythonText
{
    /// <summary>Whether <c>str.isspace</c> and the pattern <c>\s</c> take it: Unicode white space and the separators U+001C to U+001F.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';

    /// <summary><c>str.strip()</c>: unlike <see cref="string.Trim()"/> it also removes the separators U+001C to U+001F.</summary>
    public static string Strip(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary><c>len(re.split(r"\s+", text))</c>: runs of white space plus one, so that an empty text has one word.</summary>
    public static int CountWords(string text)
    {
        var words = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSpace(text[i]) && (i == 0 || !IsSpace(text[i - 1])))
                words++;
        }

        return words;
    }

    /// <summary>Where the line goes no further for a pattern's <c>.</c>, which only a line feed stops.</summary>
    public static int LineEnd(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    /// <summary>UTF-16 units of the character that starts here: 2 for a surrogate pair, else 1.</summary>
    public static int LengthAt(string text, int index) => index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;

    /// <summary>UTF-16 units of the character that ends here: 2 for a surrogate pair, else 1.</summary>
    public static int LengthBefore(string text, int end) => end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;

    /// <summary>Whether a pattern's <c>\w</c> takes the character that starts here: letters, numbers of every kind and the underscore, no marks.</summary>
    public static bool IsWord(string text, int index) => text[index] == '_' || CharUnicodeInfo.GetUnicodeCategory(text, index)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
