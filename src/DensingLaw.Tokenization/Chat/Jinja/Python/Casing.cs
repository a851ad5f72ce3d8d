using System.Globalization;
using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Upper and lower case as Python's <c>str</c> has it: one character may become several, a sigma at a word's end is final.</summary>
internal static partial class Casing
{
    public static string Upper(string text) => Map(text, (_, rune) => UpperOf(rune));

    public static string Lower(string text) => Map(text, LowerAt);

    /// <summary>The first character in title case, the others in lower case.</summary>
    public static string Capitalize(string text) => Map(text, (at, rune) => at == 0 ? TitleOf(rune) : LowerAt(text, at, rune));

    /// <summary>Python's own <c>title()</c>: every letter that follows no letter begins a word (<c>it's</c> gives <c>It'S</c>).</summary>
    public static string Title(string text) => Map(text, (at, rune) => at > 0 && IsCased(text, at) ? LowerAt(text, at, rune) : TitleOf(rune));

    private static string Map(string text, Func<int, Rune, string> map)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(map(at, rune));
            at += rune.Utf16SequenceLength;
        }

        return result.ToString();
    }

    private static string Map(string text, Func<string, int, Rune, string> map) => Map(text, (at, rune) => map(text, at, rune));

    private static string UpperOf(Rune rune) =>
        s_severalUpper.TryGetValue(rune.Value, out var several) ? several : rune.Value == 'ı' ? "I" : Rune.ToUpperInvariant(rune).ToString();

    private static string TitleOf(Rune rune) =>
        s_title.TryGetValue(rune.Value, out var title) ? title : UpperOf(rune);

    private static string LowerAt(string text, int at, Rune rune) => rune.Value switch
    {
        'İ' => "i\u0307",
        'Σ' => IsFinal(text, at) ? "ς" : "σ",
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };

    /// <summary>A sigma is final where a letter stands before it and none behind, marks and apostrophes left aside.</summary>
    private static bool IsFinal(string text, int at)
    {
        var before = at;
        while (before > 0 && IsIgnorable(text, Previous(text, before)))
        {
            before = Previous(text, before);
        }

        var after = at + 1;
        while (after < text.Length && IsIgnorable(text, after))
        {
            after += char.IsSurrogatePair(text, after) ? 2 : 1;
        }

        return before > 0 && IsCased(text, before) && !(after < text.Length && IsLetterWithCase(text, after));
    }

    private static int Previous(string text, int at) => at >= 2 && char.IsSurrogatePair(text, at - 2) ? at - 2 : at - 1;

    /// <summary>Whether the character before an index has case.</summary>
    private static bool IsCased(string text, int at) => IsLetterWithCase(text, Previous(text, at));

    private static bool IsLetterWithCase(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnorable(string text, int at) => text[at] is '\'' or '.' or ':' or '^' or '`' or '·' or '’' || CharUnicodeInfo.GetUnicodeCategory(text, at) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
