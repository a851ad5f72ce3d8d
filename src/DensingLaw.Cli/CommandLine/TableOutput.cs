using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Tables and notes on standard output: on a terminal as wide as it is, elsewhere tables whole and notes at most <see cref="TextWrap.Columns"/> wide.</summary>
internal static class TableOutput
{
    public static void Print(Table table, CliContext context)
    {
        var (shown, leftOut) = table.Within(context.Columns ?? int.MaxValue);
        foreach (var line in shown.ToTextLines())
            context.Out.WriteLine(line);
        if (leftOut.Count > 0)
            context.Out.WriteLine($"(more in a file or a wider terminal: {string.Join(", ", leftOut.Distinct())})");
    }

    /// <summary>An empty line and the table; nothing for one without rows.</summary>
    public static void PrintBelow(Table table, CliContext context)
    {
        if (table.Rows.Count == 0)
            return;
        context.Out.WriteLine();
        Print(table, context);
    }

    /// <summary>An empty line and notes that begin with a word, whose further lines stand under the text; nothing where there are none.</summary>
    public static void PrintNotesBelow(IReadOnlyList<string> notes, CliContext context, string word = "note")
    {
        if (notes.Count > 0)
            context.Out.WriteLine();
        foreach (var line in notes.SelectMany(note => TextWrap.Lines($"{word}: {note}", word.Length + 2, Math.Min(TextWrap.Columns, context.Columns ?? TextWrap.Columns))))
            context.Out.WriteLine(line);
    }
}
