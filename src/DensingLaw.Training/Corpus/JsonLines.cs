using System.Text.Json;

namespace DensingLaw.Training.Corpus;

/// <summary>Reads the documents of a file with one JSON object a line. Empty lines are passed over.</summary>
internal static class JsonLines
{
    /// <summary>The texts of a field, with their lines.</summary>
    /// <exception cref="DataIntegrityException">A line that is not a JSON object with a text in the field.</exception>
    public static IEnumerable<(string Text, long Line)> Read(LineReader lines, string field)
    {
        while (Next(lines, field) is { } text)
        {
            if (text.Length > 0)
                yield return (text, lines.Line);
        }
    }

    private static string? Next(LineReader lines, string field)
    {
        if (!lines.TryRead(out var line))
            return null;
        if (line.Trim(" \t\r\n"u8).IsEmpty)
            return "";
        try
        {
            return Text(lines.Where, line, field);
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"{lines.Where}: not JSON ({error.Message.ReplaceLineEndings(" ")}); give one object a line", error);
        }
        catch (InvalidOperationException error)
        {
            // Bytes that are not UTF-8, or an escaped half of a surrogate pair.
            throw new DataIntegrityException($"{lines.Where}: the text is not Unicode ({error.Message}); convert the file first", error);
        }
    }

    private static string Text(string where, ReadOnlySpan<byte> line, string field)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new DataIntegrityException($"{where}: {reader.TokenType} where an object is needed; give one object a line");
        string? text = null;
        List<string> names = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isText = reader.ValueTextEquals(field);
            if (!isText && names.Count < 8)
                names.Add(reader.GetString()!);
            reader.Read();
            if (isText)
                text = reader.TokenType == JsonTokenType.String
                    ? reader.GetString()!
                    : throw new DataIntegrityException(
                        $"{where}: field '{field}' is of the kind {reader.TokenType}; a text is needed");
            else
                reader.Skip();
        }

        reader.Read();
        return text ?? throw new DataIntegrityException(
            $"{where}: there is no field '{field}'; it has {(names.Count > 0 ? string.Join(", ", names) : "none")}. Name the field that has the text.");
    }
}
