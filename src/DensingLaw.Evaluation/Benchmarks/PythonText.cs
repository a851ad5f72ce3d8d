namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Text operations as Python defines them, where .NET's differ.</summary>
internal static class PythonText
{
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

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';
}
