using System.Globalization;
using System.Net;
using System.Text;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>A comparison as one HTML page without scripts or outside files: the tables, and the most changed items with their texts.</summary>
public static class ComparisonHtml
{
    private const string Style =
        "body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:75em;padding:0 1em}table{border-collapse:collapse;margin:1em 0}"
        + "th,td{padding:.2em .6em;border-bottom:1px solid #ccc;text-align:left}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
        + "pre{white-space:pre-wrap;background:#f5f5f5;padding:.6em;max-height:24em;overflow:auto}.two{display:grid;grid-template-columns:1fr 1fr;gap:1em}";

    /// <summary>The page.</summary>
    public static string Write(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var title = Text($"{result.First} and {result.Second}");
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title><style>{Style}</style></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{title}</h1>\n<p><strong>{Text(ComparisonTables.Verdict(result))}</strong></p>\n");
        if (result.Notes.Count > 0)
            page.Append("<ul>").AppendJoin("", result.Notes.Select(n => $"<li>{Text(n)}</li>")).Append("</ul>\n");
        Section(page, "Differences", ComparisonTables.Tests(result));
        Section(page, "Verdicts", ComparisonTables.Flips(result));
        Section(page, "Where the items part", ComparisonTables.Agreement(result));
        Section(page, "Health", ComparisonTables.Health(result));
        if (result.Changed.Count > 0)
            page.Append("<h2>Most changed items</h2>\n");
        foreach (var item in result.Changed)
            Item(page, item);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Item(StringBuilder page, ItemDifference item)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h3>{Text(item.Benchmark)} {Text(item.Item)}</h3>\n<p>score {Score(item.FirstScore)} → {Score(item.SecondScore)}: {Text(item.Reason)}</p>\n");
        if (item.Prompt is { } prompt)
            page.Append(CultureInfo.InvariantCulture, $"<details><summary>prompt</summary><pre>{Text(prompt)}</pre></details>\n");
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"two\"><pre>{Text(item.FirstText ?? item.FirstAnswer ?? "–")}</pre><pre>{Text(item.SecondText ?? item.SecondAnswer ?? "–")}</pre></div>\n");
    }

    private static void Section(StringBuilder page, string title, Table table)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(title)}</h2>\n<table><thead><tr>");
        Cells(page, "th", table.Headers, table);
        page.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            Cells(page, "td", row, table);
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void Cells(StringBuilder page, string tag, IReadOnlyList<string> cells, Table table)
    {
        for (var i = 0; i < cells.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"<{tag}{(table.RightAligned.Contains(i) ? " class=\"n\"" : "")}>{Text(cells[i])}</{tag}>");
    }

    private static string Score(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
