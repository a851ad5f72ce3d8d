namespace DensingLaw.Reporting;

/// <summary>A table as HTML.</summary>
internal static class TableMarkup
{
    /// <summary>In a box that scrolls sideways where the page is narrow; cells that begin with spaces are indented.</summary>
    public static Markup Of(Table table, string caption) => Markup.Of(
        $"""
        <p class="caption">{caption}</p><div class="wide" tabindex="0" role="group" aria-label="{caption}"><table aria-label="{caption}"><thead><tr>{Markup.Join(table.Headers.Select((h, i) => Markup.Of($"<th scope=\"col\"{Class(table, i, h)}>{h}</th>")))}</tr></thead><tbody>{Markup.Join(table.Rows.Select(row => Markup.Of($"<tr>{Markup.Join(row.Select((cell, i) => Markup.Of($"<td{Class(table, i, cell)}>{cell.TrimStart()}</td>")))}</tr>")))}</tbody></table></div>

        """);

    private static Markup Class(Table table, int column, string cell) => new(
        table.RightAligned.Contains(column) ? " class=\"n\"" : cell.StartsWith(' ') ? " class=\"i\"" : "");
}
