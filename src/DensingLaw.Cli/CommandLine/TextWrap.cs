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

    /// <summary>A label with a text beside it: one line where there is no terminal, else lines that fit it and stand under the text.</summary>
    /// <param name="label">Filled up to where the text begins.</param>
    /// <param name="text">The text.</param>
    /// <param name="columns">The terminal's; null where there is none.</param>
    public static IEnumerable<string> Labelled(string label, string text, int? columns) => columns is not { } width
        ? [label + text]
        : Lines(text, 1, Math.Max(1, width - label.Length)).Select((line, i) => (i == 0 ? label : new string(' ', label.Length)) + line);
}
