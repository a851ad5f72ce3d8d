namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>White space as Python's <c>str</c> has it: Unicode's 25 characters and the separators U+001C to U+001F.</summary>
internal static class PythonSpace
{
    public static bool Is(char c) => char.IsWhiteSpace(c) || c is >= '\u001C' and <= '\u001F';

    public static bool IsAll(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!Is(c))
            {
                return false;
            }
        }

        return true;
    }

    public static string TrimStart(string text)
    {
        var start = 0;
        while (start < text.Length && Is(text[start]))
        {
            start++;
        }

        return text[start..];
    }

    public static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && Is(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }
}
