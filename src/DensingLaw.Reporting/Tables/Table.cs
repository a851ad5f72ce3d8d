using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>A table as data; the writers give it a look. Columns after the first are aligned to the right when <see cref="RightAligned"/> says so.</summary>
public sealed record Table
{
    private const string Gap = "  ";

    /// <summary>One for each column.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Every row has as many cells as there are headers.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Indices of the columns that hold numbers.</summary>
    public IReadOnlyList<int> RightAligned { get; init; } = [];

    /// <summary>Indices of the columns that a narrow terminal does without, the first of them first.</summary>
    public IReadOnlyList<int> LeftOutFirst { get; init; } = [];

    /// <summary>The table in so many columns of text, if leaving out <see cref="LeftOutFirst"/> makes it fit, and the headers of what is left out.</summary>
    /// <param name="columns">Columns of text, at least 1.</param>
    public (Table Table, IReadOnlyList<string> LeftOut) Within(int columns)
    {
        var widths = Widths();
        var kept = Enumerable.Range(0, Headers.Count).ToList();
        foreach (var column in LeftOutFirst.TakeWhile(_ => kept.Sum(i => widths[i] + Gap.Length) - Gap.Length > columns))
            kept.Remove(column);
        return (new Table
        {
            Headers = [.. kept.Select(i => Headers[i])],
            Rows = [.. Rows.Select(r => (string[])[.. kept.Select(i => r[i])])],
            RightAligned = [.. kept.Select((old, now) => (old, now)).Where(c => RightAligned.Contains(c.old)).Select(c => c.now)],
        }, [.. Enumerable.Range(0, Headers.Count).Except(kept).Select(i => Headers[i])]);
    }

    /// <summary>Columns padded with spaces, two between them.</summary>
    public IEnumerable<string> ToTextLines()
    {
        var widths = Widths();
        yield return TextLine(Headers, widths);
        foreach (var row in Rows)
            yield return TextLine(row, widths);
    }

    /// <summary>A Markdown table.</summary>
    public IEnumerable<string> ToMarkdownLines()
    {
        yield return $"| {string.Join(" | ", Headers.Select(MarkdownText.Escape))} |";
        yield return $"|{string.Join('|', Headers.Select((_, i) => RightAligned.Contains(i) ? "---:" : "---"))}|";
        foreach (var row in Rows)
            yield return $"| {string.Join(" | ", row.Select(MarkdownText.Escape))} |";
    }

    private string TextLine(IReadOnlyList<string> cells, int[] widths) =>
        string.Join(Gap, cells.Select((cell, i) => RightAligned.Contains(i) ? Padding(cell, widths[i]) + cell : cell + Padding(cell, widths[i]))).TrimEnd();

    private int[] Widths() => [.. Headers.Select((header, i) => Rows.Select(r => Width(r[i])).Append(Width(header)).Max())];

    // N̂ is two characters and one column.
    private static int Width(string cell) => new StringInfo(cell).LengthInTextElements;

    private static string Padding(string cell, int width) => new(' ', width - Width(cell));
}
