namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Text as Python counts it, by code points; .NET's strings hold two units for those above U+FFFF.</summary>
internal static class CodePoints
{
    public static int Count(string text) => WellFormed.CountCodePoints(text);

    /// <summary>Each code point as text of its own.</summary>
    public static object?[] Split(string text, RenderBudget budget)
    {
        var count = Count(text);
        budget.Items(count);
        var parts = new object?[count];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var length = LengthAt(text, at);
            parts[i] = text.Substring(at, length);
            at += length;
        }

        return parts;
    }

    /// <summary>Index in UTF-16 units of a code point, the text's length for the one behind the last.</summary>
    public static int UnitOf(string text, int codePoint)
    {
        if (Count(text) == text.Length)
        {
            return codePoint;
        }

        var at = 0;
        for (var i = 0; i < codePoint; i++)
        {
            at += LengthAt(text, at);
        }

        return at;
    }

    private static int LengthAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
}
