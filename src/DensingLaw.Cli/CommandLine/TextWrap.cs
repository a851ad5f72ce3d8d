namespace DensingLaw.Cli;

/// <summary>Text broken between words.</summary>
internal static class TextWrap
{
    /// <summary>Of notes where nothing narrower is needed.</summary>
    public const int Columns = 100;

    /// <summary>Lines of at most <paramref name="columns"/> columns, a longer word apart; all but the first begin with <paramref name="indent"/> spaces.</summary>
    public static IEnumerable<string> Lines(string text, int indent, int columns = Columns)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Trim().Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = new string(' ', indent - 1);
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
