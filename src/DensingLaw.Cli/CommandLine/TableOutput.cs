using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Tables on standard output: on a terminal as wide as it is, elsewhere whole.</summary>
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
}
