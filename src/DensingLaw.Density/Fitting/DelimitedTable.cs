using System.Globalization;
using System.Text;

namespace DensingLaw.Density;

/// <summary>A comma-separated file with a header line; fields may be quoted. Columns are found by name, whatever its case.</summary>
public sealed class DelimitedTable
{
    private readonly string _file;
    private readonly List<string> _header;
    private readonly List<(int Line, List<string> Fields)> _rows = [];

    private DelimitedTable(string file, List<string> header) => (_file, _header) = (file, header);

    public IReadOnlyList<string> Header => _header;

    public int Rows => _rows.Count;

    /// <exception cref="InvalidDataException">The text is no table; one line names file and line.</exception>
    public static DelimitedTable Parse(string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var table = new DelimitedTable(file, Fields(lines[0]));
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            var fields = Fields(lines[i]);
            if (fields.Count != table._header.Count)
                throw new InvalidDataException($"{file}, line {i + 1}: {fields.Count} fields; the header has {table._header.Count}");
            table._rows.Add((i + 1, fields));
        }

        return table._rows.Count > 0 ? table : throw new InvalidDataException($"{file} has no rows under its header");
    }

    /// <summary>The place of the first of these columns, or −1.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var at = _header.FindIndex(h => h.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
                return at;
        }

        return -1;
    }

    /// <summary>As <see cref="Find"/>, for a column that must be there.</summary>
    public int Require(params ReadOnlySpan<string> names)
    {
        var at = Find(names);
        return at >= 0 ? at : throw new InvalidDataException($"{_file} has no column {string.Join(" or ", names.ToArray())}; it has {string.Join(", ", _header)}");
    }

    public string Text(int row, int column) => _rows[row].Fields[column].Trim();

    public double Number(int row, int column) =>
        double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Error(row, $"{_header[column]} is '{Text(row, column)}'; a number is needed");

    public InvalidDataException Error(int row, string problem) => new($"{_file}, line {_rows[row].Line}: {problem}");

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                // Two quotes inside a quoted field are one.
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                    field.Append(line[i++]);
                else
                    quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
