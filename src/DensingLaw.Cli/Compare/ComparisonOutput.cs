using System.CommandLine;
using System.Text;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Where a comparison is written to: tables on standard output or JSON, and files.</summary>
internal sealed class ComparisonOutput
{
    private readonly Option<string?> _markdown = new("--markdown") { HelpName = "FILE", Description = "Write the report as Markdown" };
    private readonly Option<string?> _html = new("--html") { HelpName = "FILE", Description = "Write the report as one HTML page, with the changed items' texts" };
    private readonly Option<string?> _junit = new("--junit") { HelpName = "FILE", Description = "Write the checks as JUnit XML" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON on standard output and nothing else there" };

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[_markdown, _html, _junit, _json])
            command.Options.Add(option);
    }

    public void Write(ParseResult result, ComparisonResult comparison, CliContext context)
    {
        Save(result.GetValue(_markdown), () => ComparisonMarkdown.Write(comparison));
        Save(result.GetValue(_html), () => ComparisonHtml.Write(comparison));
        Save(result.GetValue(_junit), () => JUnitXml.Write($"{comparison.First} and {comparison.Second}", JUnitCheck.Of(comparison, "compare")));
        if (result.GetValue(_json))
            context.Out.Write(ComparisonJson.Write(comparison));
        else
            Print(comparison, context);
    }

    /// <summary>Writes a file whole or not at all; a null path writes nothing.</summary>
    internal static void Save(string? path, Func<string> content)
    {
        if (path is null)
            return;
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new ConfigurationException($"there is no folder '{Path.GetDirectoryName(full)}' to write '{path}' in; make it first");
        AtomicFile.Write(full, Encoding.UTF8.GetBytes(content()));
    }

    private static void Print(ComparisonResult comparison, CliContext context)
    {
        var output = context.Out;
        output.WriteLine($"{comparison.First} ({comparison.FirstTool}) and {comparison.Second} ({comparison.SecondTool})");
        Table[] tables = [ComparisonTables.Tests(comparison), ComparisonTables.Flips(comparison), ComparisonTables.Agreement(comparison), ComparisonTables.Health(comparison), ComparisonTables.Changed(comparison)];
        foreach (var table in tables)
            TableOutput.PrintBelow(table, context);
        TableOutput.PrintNotesBelow(comparison.Notes, context);
        output.WriteLine();
        output.WriteLine(ComparisonTables.Verdict(comparison));
    }
}
