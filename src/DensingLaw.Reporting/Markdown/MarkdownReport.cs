using System.Text;

namespace DensingLaw.Reporting;

/// <summary>A run's report as Markdown.</summary>
public static class MarkdownReport
{
    /// <summary>The text; lines end with a line feed.</summary>
    public static string Of(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (text, result) = (new StringBuilder(), report.Result);
        Line(text, $"# {MarkdownText.Escape(report.Model)}", "", $"**{AnswerText.Headline(result)}**", "");
        foreach (var sentence in AnswerText.Sentences(report))
            Line(text, MarkdownText.Escape(sentence), "");
        if (report is { Trend: { } trend, Result.Density: { } density })
            Line(text, $"Over time, {trend.Name}: {TrendText.Describe(trend, density, report.Released)}", "");
        foreach (var note in result.Density?.Notes ?? [])
            Line(text, $"- {MarkdownText.Escape(note)}");
        Part(text, "Density", ResultTables.Density(result));
        Part(text, "Scores", ResultTables.Scores(result));
        Part(text, "Conditional losses", LossTables.Items(result.Benchmarks.SelectMany(b => b.Losses)));
        Part(text, "Invalid and truncated answers", AnswerTables.Rates(result));
        Part(text, "By subject", SubtaskTables.Of(result));
        Part(text, "What was run", RunTables.Facts(result));
        Part(text, "Protocols and data", RunTables.Protocols(result));
        Part(text, "Throughput", RunTables.Throughput(result));
        return text.ToString();
    }

    private static void Part(StringBuilder text, string title, Table table)
    {
        if (table.Rows.Count == 0)
            return;
        Line(text, "", $"## {title}", "");
        Line(text, [.. table.ToMarkdownLines()]);
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            text.Append(line).Append('\n');
    }
}
