using System.Buffers;
using System.Text;

namespace DensingLaw.Training.Corpus;

/// <summary>Reads the documents of a .txt file.</summary>
internal static class PlainText
{
    /// <summary>Texts with the line on which each begins. Line ends stay as they are, but the one before a separator belongs to it.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="separator">The line between documents; null: the file is one document.</param>
    public static IEnumerable<(string Text, long Line)> Read(LineReader lines, string? separator)
    {
        var mark = separator is null ? null : Encoding.UTF8.GetBytes(separator);
        var document = new ArrayBufferWriter<byte>();
        long first = 1;
        while (Append(lines, mark, document) is { } isMark)
        {
            if (!isMark)
                continue;
            yield return (Decode(lines, first, document), first);
            document.ResetWrittenCount();
            first = lines.Line + 1;
        }

        if (document.WrittenCount > 0)
            yield return (StrictUtf8.Decode(lines.Where, document.WrittenSpan), first);
    }

    /// <summary>Takes one line: true where it is the separator, null at the end.</summary>
    private static bool? Append(LineReader lines, byte[]? mark, ArrayBufferWriter<byte> document)
    {
        if (!lines.TryRead(out var line))
            return null;
        if (mark is not null && WithoutLineEnd(line).SequenceEqual(mark))
            return true;
        if (document.WrittenCount + line.Length > lines.Limit)
            throw new DataIntegrityException(FormattableString.Invariant(
                $"{lines.Where}: the document is longer than {lines.Limit} bytes; split it, or name the line that divides documents"));
        document.Write(line);
        return false;
    }

    private static string Decode(LineReader lines, long first, ArrayBufferWriter<byte> document) =>
        StrictUtf8.Decode(FormattableString.Invariant($"{lines.Where} (document from line {first})"), WithoutLineEnd(document.WrittenSpan));

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> line) =>
        line.EndsWith("\r\n"u8) ? line[..^2] : line.EndsWith("\n"u8) ? line[..^1] : line;
}
