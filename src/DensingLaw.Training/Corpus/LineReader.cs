namespace DensingLaw.Training.Corpus;

/// <summary>Reads lines of bytes from a stream. A byte order mark at its start is left out.</summary>
/// <param name="path">The file that messages name.</param>
/// <param name="stream">Read from its start.</param>
/// <param name="limit">The longest line that is taken, in bytes.</param>
internal sealed class LineReader(string path, Stream stream, int limit)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the line that was read last, from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>The longest line, or document of several lines, that is taken.</summary>
    public int Limit => limit;

    /// <summary>How messages name the line that was read last.</summary>
    public string Where => FormattableString.Invariant($"{path}:{Line}");

    /// <summary>Reads the next line, its line feed included where it has one; valid until the next call.</summary>
    /// <exception cref="DataIntegrityException">A line beyond the limit, or a damaged file.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = _end - _start;
            CheckLength(searched);
            if (_ended || !Fill())
                break;
        }

        length = length < 0 ? _end - _start : searched + length + 1;
        CheckLength(length);
        line = _buffer.AsSpan(_start, length);
        _start += length;
        if (Line == 0 && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        Line += length > 0 ? 1 : 0;
        return length > 0;
    }

    private void CheckLength(int length)
    {
        if (length > limit)
            throw new DataIntegrityException(FormattableString.Invariant(
                $"{path}:{Line + 1}: longer than {limit} bytes; split the document, or allow larger ones"));
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _ended = read == 0;
            return !_ended;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new DataIntegrityException(
                FormattableString.Invariant($"{path}: cannot be read on after line {Line} ({error.Message}); get or pack the file again"), error);
        }
    }
}
