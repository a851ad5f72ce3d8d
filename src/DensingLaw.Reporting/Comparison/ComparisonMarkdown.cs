using System.Globalization;
using System.Text;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>A comparison as Markdown.</summary>
public static class ComparisonMarkdown
{
    /// <summary>The page.</summary>
    public static string Write(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {result.First} and {result.Second}\n\n**{ComparisonTables.Verdict(result)}**\n\n");
        foreach (var note in result.Notes)
            page.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        if (result.Notes.Count > 0)
            page.Append('\n');
        Section(page, "Differences", ComparisonTables.Tests(result));
        page.Append(CultureInfo.InvariantCulture, $"Level of all tests together {result.Alpha}; \"detectable\" is the smallest true difference that the test finds at this noise.\n\n");
        Section(page, "Verdicts", ComparisonTables.Flips(result));
        Section(page, "Where the items part", ComparisonTables.Agreement(result));
        Section(page, "Health", ComparisonTables.Health(result));
        if (result.Changed.Count > 0)
            Section(page, "Most changed items", ComparisonTables.Changed(result));
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, Table table)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
        foreach (var line in table.ToMarkdownLines())
            page.Append(line).Append('\n');
        page.Append('\n');
    }
}
