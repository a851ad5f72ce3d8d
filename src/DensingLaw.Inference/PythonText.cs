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
}
