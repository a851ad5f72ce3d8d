namespace DensingLaw.Tokenization;

/// <summary>The common tail <c>\s+(?!\S)|\s+</c> of the byte-level patterns. White space is one UTF-16 unit per code point.</summary>
internal static class WhiteSpace
{
    /// <summary>Index after the run of white space that begins at <paramref name="start"/>.</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && UnicodeClasses.ClassAt(text, start, out _) is CharClass.Space or CharClass.NewLine)
        {
            start++;
        }

        return start;
    }

    /// <summary>End of <c>\s+(?!\S)|\s+</c>: the whole run at the end of the text, else all but its last, else the only one.</summary>
    public static int EndOfMatch(ReadOnlySpan<char> text, int start)
    {
        var end = EndOfRun(text, start);
        return end < text.Length && end - start > 1 ? end - 1 : end;
    }
}
