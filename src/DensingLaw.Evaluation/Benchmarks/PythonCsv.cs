using System.Text;
using CsvHelper;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>
/// Comma-separated rows as Python's <c>csv.reader</c> with its default dialect reads them: no header, nothing trimmed, line breaks inside quoted
/// fields kept as they are, quotes inside an unquoted field literal.
/// </summary>
internal static class PythonCsv
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        string text;
        try
        {
            text = s_strictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new DataIntegrityException($"{file}: byte {e.Index} is not UTF-8 text. Get the original release file again.", e);
        }

        var rows = new List<string[]>();
        using var reader = CsvReader.FromText(text, s_options);
        while (reader.Read())
            rows.Add(reader.Current.ToArray());
        return rows;
    }
}
