namespace DensingLaw.Reporting;

/// <summary>What was run, with every hash.</summary>
internal static class RunPart
{
    public static PagePart Of(RunReport report) => new("run", "What was run", Markup.Of(
        $"<dl>{Markup.Join(RunTables.Facts(report.Result).Rows.Select(Fact))}</dl>\n{TableMarkup.Of(RunTables.Protocols(report.Result), "Protocols and data")}"));

    private static Markup Fact(IReadOnlyList<string> row) =>
        Markup.Of($"<dt>{row[0]}</dt><dd{new Markup(row[0].EndsWith("SHA-256", StringComparison.Ordinal) ? " class=\"hash\"" : "")}>{row[1]}</dd>");
}
