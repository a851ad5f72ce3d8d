using CsvHelper;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>
/// Comma-separated rows as Python's <c>csv.reader</c> with its default dialect reads them: no header, nothing trimmed, line breaks inside quoted
/// fields kept as they are, quotes inside an unquoted field literal.
/// </summary>
internal static class PythonCsv
{
    private static readonly CsvReaderOptions s_options = new()
    {
        Separator = ',',
        HasHeader = false,
        Mode = CsvMode.Rfc4180,
        AllowLineBreaksInQuotes = true,
        SkipEmptyLines = true,
        TrimWhitespace = false,
        TrimInsideQuotes = false,
        MalformedData = CsvMalformedDataHandling.Recover,
    };

    /// <param name="file">The name that messages give.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <exception cref="DataIntegrityException">The bytes are not UTF-8.</exception>
    public static List<string[]> Read(string file, byte[] utf8)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.FromText(Utf8Text.Decode(file, utf8), s_options);
        while (reader.Read())
            rows.Add(reader.Current.ToArray());
        return rows;
    }
}
