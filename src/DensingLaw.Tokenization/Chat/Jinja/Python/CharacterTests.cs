using System.Globalization;
using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Python's questions to the characters of a text; an empty text has none of the properties.</summary>
internal static class CharacterTests
{
    public static bool All(string text, Func<Rune, bool> test)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!test(rune))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    public static bool IsDecimal(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    /// <summary>Decimal digits, and those like ² and ① that stand for a single digit.</summary>
    public static bool IsDigit(Rune rune) => IsDecimal(rune) || CharUnicodeInfo.GetDigitValue(rune.ToString(), 0) >= 0;

    public static bool IsUpper(string text) => HasCase(text, Rune.IsUpper, Rune.IsLower);

    public static bool IsLower(string text) => HasCase(text, Rune.IsLower, Rune.IsUpper);

    private static bool HasCase(string text, Func<Rune, bool> wanted, Func<Rune, bool> other)
    {
        var isThere = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (other(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.TitlecaseLetter)
            {
                return false;
            }

            isThere |= wanted(rune);
        }

        return isThere;
    }
}
