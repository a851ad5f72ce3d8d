using System.Globalization;

namespace DensingLaw.Density;

/// <summary>One row of a <see cref="CsvTable"/>; cells are read by column name.</summary>
internal sealed class CsvRow(CsvTable table, int line, IReadOnlyList<string> cells)
{
    /// <summary>A cell that must hold something.</summary>
    public string Text(string column) =>
        Cell(column) is { Length: > 0 } text ? text : throw Error(column, "", "a text");

    /// <summary>A cell, or null where it is empty or the file has no such column.</summary>
    public string? OptionalText(string? column) => column is not null && Cell(column) is { Length: > 0 } text ? text : null;

    /// <summary>A finite number above 0.</summary>
    public double Positive(string column)
    {
        var text = Cell(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : throw Error(column, text, "a finite number above 0, with a point for decimals");
    }

    /// <summary>As <see cref="Positive"/>, or null where the cell is empty or the file has no such column.</summary>
    public double? OptionalPositive(string? column) => OptionalText(column) is null ? null : Positive(column!);

    /// <summary>A date, yyyy-MM-dd.</summary>
    public DateOnly Date(string column)
    {
        var text = Cell(column);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Error(column, text, "a date such as 2024-06-27");
    }

    public InvalidDataException Error(string column, string value, string allowed) =>
        new($"{table.File}: line {line}, column {column}: '{value}'; {allowed} is allowed");

    private string Cell(string column) => cells[table.IndexOf(column)].Trim();
}
