namespace DensingLaw.Tokenization;

/// <summary>
/// One stretch of text between added tokens on its way through the pipeline: its characters (always well-formed UTF-16), the pieces it is
/// split into, and, when offsets are wanted, the source range of every character in code points of the text that was given.
/// Reused from call to call; not thread-safe.
/// </summary>
internal sealed class Passage
{
    private char[] _chars = new char[256];
    private char[] _nextChars = new char[256];
    private int[] _starts = [];
    private int[] _ends = [];
    private int[] _nextStarts = [];
    private int[] _nextEnds = [];
    private int _nextLength;
    private List<Piece> _pieces = [];
    private List<Piece> _nextPieces = [];

    /// <summary>Whether source ranges are kept.</summary>
    public bool IsAligned { get; private set; }

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Length);

    public List<Piece> Pieces => _pieces;

    public ReadOnlySpan<char> TextOf(Piece piece) => _chars.AsSpan(piece.Start, piece.Length);

    /// <summary>First source code point of the character at <paramref name="index"/>.</summary>
    public int SourceStart(int index) => _starts[index];

    /// <summary>Source code point after the last one of the character at <paramref name="index"/>.</summary>
    public int SourceEnd(int index) => _ends[index];

    /// <summary>
    /// Takes text as one piece; <paramref name="firstCodePoint"/> is its place in the source, or -1 when no offsets are wanted.
    /// </summary>
    public void Load(ReadOnlySpan<char> text, int firstCodePoint)
    {
        IsAligned = firstCodePoint >= 0;
        BeginRewrite(text.Length);
        text.CopyTo(_nextChars);
        _nextLength = text.Length;
        if (IsAligned)
        {
            var codePoint = firstCodePoint - 1;
            for (var i = 0; i < text.Length; i++)
            {
                codePoint += char.IsLowSurrogate(text[i]) ? 0 : 1;
                _nextStarts[i] = codePoint;
                _nextEnds[i] = codePoint + 1;
            }
        }

        EndRewrite();
    }

    /// <summary>Takes a part of another passage as one piece, keeping its alignment.</summary>
    public void LoadSlice(Passage other, int start, int length)
    {
        IsAligned = other.IsAligned;
        BeginRewrite(length);
        CopyFrom(other, start, length);
        EndRewrite();
    }

    /// <summary>Starts new contents; the present text and pieces stay readable until <see cref="EndRewrite"/>.</summary>
    public void BeginRewrite(int capacity)
    {
        _nextLength = 0;
        _nextPieces.Clear();
        Reserve(capacity);
    }

    /// <summary>Makes sure that <paramref name="count"/> more characters fit.</summary>
    public void Reserve(int count)
    {
        var needed = _nextLength + count;
        if (_nextChars.Length < needed)
        {
            Array.Resize(ref _nextChars, Math.Max(needed, _nextChars.Length * 2));
        }

        if (IsAligned && _nextStarts.Length < _nextChars.Length)
        {
            Array.Resize(ref _nextStarts, _nextChars.Length);
            Array.Resize(ref _nextEnds, _nextChars.Length);
        }
    }

    /// <summary>
    /// Appends one character whose source is that of the present characters from <paramref name="from"/> to <paramref name="to"/>.
    /// </summary>
    public void Append(char value, int from, int to)
    {
        if (_nextLength == _nextChars.Length)
        {
            Reserve(1);
        }

        _nextChars[_nextLength] = value;
        if (IsAligned)
        {
            _nextStarts[_nextLength] = _starts[from];
            _nextEnds[_nextLength] = _ends[to];
        }

        _nextLength++;
    }

    /// <summary>Ends a piece of the new contents that began where the last one ended; an empty one is left out.</summary>
    public void EndPiece()
    {
        var start = _nextPieces.Count == 0 ? 0 : _nextPieces[^1].Start + _nextPieces[^1].Length;
        if (_nextLength > start)
        {
            _nextPieces.Add(new Piece(start, _nextLength - start));
        }
    }

    /// <summary>Makes the new contents current. Contents without pieces become one piece.</summary>
    public void EndRewrite()
    {
        if (_nextPieces.Count == 0)
        {
            EndPiece();
        }

        (_chars, _nextChars) = (_nextChars, _chars);
        (_starts, _nextStarts) = (_nextStarts, _starts);
        (_ends, _nextEnds) = (_nextEnds, _ends);
        (_pieces, _nextPieces) = (_nextPieces, _pieces);
        Length = _nextLength;
    }

    /// <summary>Starts a new list of pieces over the same text.</summary>
    public List<Piece> BeginSplit()
    {
        _nextPieces.Clear();
        return _nextPieces;
    }

    /// <summary>Makes the list given by <see cref="BeginSplit"/> current.</summary>
    public void EndSplit() => (_pieces, _nextPieces) = (_nextPieces, _pieces);

    private void CopyFrom(Passage other, int start, int length)
    {
        other._chars.AsSpan(start, length).CopyTo(_nextChars);
        if (IsAligned)
        {
            other._starts.AsSpan(start, length).CopyTo(_nextStarts);
            other._ends.AsSpan(start, length).CopyTo(_nextEnds);
        }

        _nextLength = length;
    }
}
