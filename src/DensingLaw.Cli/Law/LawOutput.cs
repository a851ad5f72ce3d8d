using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Tables and notes of <c>densinglaw law</c> on a terminal.</summary>
internal static class LawOutput
{
    private const int Columns = 100;

    /// <summary>An empty line and the table; nothing for one without rows.</summary>
    public static void Print(Table table, TextWriter output)
    {
        if (table.Rows.Count == 0)
            return;
        output.WriteLine();
        foreach (var line in table.ToTextLines())
            output.WriteLine(line);
    }

    public static void PrintNotes(IReadOnlyList<string> notes, TextWriter output, string word = "note")
    {
        if (notes.Count > 0)
            output.WriteLine();
        foreach (var line in notes.SelectMany(note => TextWrap.Lines($"{word}: {note}", word.Length + 2, Columns)))
            output.WriteLine(line);
    }
}
