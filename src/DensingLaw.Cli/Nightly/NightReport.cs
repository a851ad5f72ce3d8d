using System.Globalization;
using System.Text;
using DensingLaw.Evaluation.Nightly;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The files of a night: Markdown, JUnit XML, and for each comparison HTML and JSON.</summary>
internal static class NightReport
{
    public static void Write(string folder, DateTimeOffset began, IReadOnlyList<NightOutcome> outcomes)
    {
        ComparisonOutput.Save(Path.Combine(folder, "report.md"), () => Markdown(began, outcomes));
        ComparisonOutput.Save(Path.Combine(folder, "junit.xml"), () => JUnitXml.Write("densinglaw nightly", outcomes.SelectMany(Checks)));
        foreach (var outcome in outcomes.Where(o => o.Comparison is not null))
        {
            ComparisonOutput.Save(Path.Combine(folder, outcome.Record.Series + ".html"), () => ComparisonHtml.Write(outcome.Comparison!));
            ComparisonOutput.Save(Path.Combine(folder, outcome.Record.Series + ".json"), () => ComparisonJson.Write(outcome.Comparison!));
        }
    }

    /// <summary>The outcome in a line, and one for each gate that failed.</summary>
    public static IEnumerable<string> Lines(NightOutcome outcome) =>
        outcome.Record.Failures.Select(f => "  " + f).Prepend($"{outcome.Record.Series}: {(outcome.Record.Green ? "green" : outcome.IsRegressed ? "failed" : "error")}");

    private static IEnumerable<JUnitCheck> Checks(NightOutcome outcome)
    {
        foreach (var check in outcome.Checks)
            yield return new JUnitCheck(outcome.Record.Series, check.Name, check.Passed switch { true => JUnitOutcome.Passed, false => JUnitOutcome.Failed, _ => JUnitOutcome.Skipped }, check.Message);
        if (outcome.Error is { } error)
            yield return new JUnitCheck(outcome.Record.Series, "measure", JUnitOutcome.Error, error.Message);
    }

    private static string Markdown(DateTimeOffset began, IReadOnlyList<NightOutcome> outcomes)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Night of {began.UtcDateTime:yyyy-MM-dd HH:mm} UTC\n\n");
        foreach (var outcome in outcomes)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {Lines(outcome).First()}\n\n");
            foreach (var line in Table(outcome).ToMarkdownLines())
                page.Append(line).Append('\n');
            page.Append('\n');
        }

        return page.ToString();
    }

    private static Table Table(NightOutcome outcome) => new()
    {
        Headers = ["gate", "", "found"],
        Rows = [.. outcome.Checks.Select(Row), .. outcome.Error is { } error ? new[] { new[] { "measure", "error", error.Message } } : []],
    };

    private static string[] Row(GateCheck check) => [check.Name, check.Passed switch { true => "passed", false => "FAILED", _ => "–" }, check.Message];
}
