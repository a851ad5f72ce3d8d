using System.Text;

namespace DensingLaw.Density;

/// <summary>
/// A small strict reader of CSV (RFC 4180, UTF-8, a header line): every refusal is one line that names file, line, column, value and what is allowed.
/// </summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvTable(string file, IReadOnlyList<string> header)
    {
        File = file;
        for (var i = 0; i < header.Count; i++)
        {
            if (!_columns.TryAdd(header[i].Trim(), i))
                throw new InvalidDataException($"{file}: line 1 names the column '{header[i].Trim()}' twice; once is allowed");
        }
    }

    public string File { get; }

    public IReadOnlyList<CsvRow> Rows { get; private init; } = [];

    public static CsvTable Parse(string text, string file)
    {
        var lines = Records(text.TrimStart('\uFEFF'), file).ToList();
        if (lines.Count < 2)
            throw new InvalidDataException($"{file}: has {lines.Count} line(s); a header and at least 1 row are needed");
        var table = new CsvTable(file, lines[0].Cells);
        foreach (var (line, cells) in lines.Skip(1))
        {
            if (cells.Count != table._columns.Count)
                throw new InvalidDataException($"{file}: line {line} has {cells.Count} cell(s); the header has {table._columns.Count} columns");
        }

        return new CsvTable(file, lines[0].Cells) { Rows = [.. lines.Skip(1).Select(l => new CsvRow(table, l.Line, l.Cells))] };
    }

    /// <summary>The first of these columns that the file has, or null.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_columns.ContainsKey(name))
                return name;
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>; none of them is an error.</summary>
    public string Require(params ReadOnlySpan<string> names) => Find(names)
        ?? throw new InvalidDataException($"{File}: has no column {string.Join(" or ", names.ToArray())}; it has {string.Join(", ", _columns.Keys)}");

    public int IndexOf(string column) => _columns[Require(column)];

    private static IEnumerable<(int Line, List<string> Cells)> Records(string text, string file)
    {
        var (cells, cell, line, started) = (new List<string>(), new StringBuilder(), 1, 1);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"' && cell.Length == 0)
            {
                at = Quoted(text, at, cell, file, ref line);
                if (at + 1 < text.Length && text[at + 1] is not (',' or '\n' or '\r'))
                    throw new InvalidDataException($"{file}: line {line} has text after a closing quote; a comma or the line's end is allowed");
            }
            else if (c == ',')
            {
                cells.Add(Taken(cell));
            }
            else if (c == '\n')
            {
                if (cells.Count > 0 || cell.Length > 0)
                    yield return (started, [.. cells, Taken(cell)]);
                cells = [];
                started = ++line;
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
            yield return (started, [.. cells, Taken(cell)]);
    }

    // Returns the place of the closing quote; "" inside quotes is one quote.
    private static int Quoted(string text, int opening, StringBuilder cell, string file, ref int line)
    {
        var started = line;
        for (var at = opening + 1; at < text.Length; at++)
        {
            line += text[at] == '\n' ? 1 : 0;
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
                return at;
        }

        throw new InvalidDataException($"{file}: line {started} opens a quote that never closes");
    }

    private static string Taken(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }
}
