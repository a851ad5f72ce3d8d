namespace DensingLaw.Tokenization;

/// <summary>Buffers of one encoding, reused by the next.</summary>
internal sealed class EncodingScratch
{
    private readonly List<(int Start, int End)> _offsets = [];

    public Passage Passage { get; } = new();

    public Passage Part { get; } = new();

    public List<Segment> RawSegments { get; } = [];

    public List<Segment> NormalizedSegments { get; } = [];

    public List<int> Ids { get; } = [];

    public List<int> ByteLengths { get; } = [];

    public bool WithOffsets { get; private set; }

    /// <summary>Source ranges in code points; null when not wanted.</summary>
    public List<(int Start, int End)>? Offsets => WithOffsets ? _offsets : null;

    public void Begin(bool withOffsets)
    {
        WithOffsets = withOffsets;
        Ids.Clear();
        _offsets.Clear();
    }

    public void Add(int id, int start, int end)
    {
        Ids.Add(id);
        if (WithOffsets)
        {
            _offsets.Add((start, end));
        }
    }

    /// <summary>
    /// Appends the source ranges of the piece's tokens from <see cref="ByteLengths"/>. As in the reference the lengths are laid end to
    /// end over the UTF-8 bytes of the piece, so after a dropped character they lag behind; a boundary inside a character belongs to that
    /// character.
    /// </summary>
    public void AddOffsets(Passage passage, Piece piece)
    {
        var text = passage.TextOf(piece);
        var cursor = new ByteCursor();
        var position = 0;
        foreach (var length in ByteLengths)
        {
            var first = piece.Start + cursor.MoveTo(text, position);
            position += length;
            var last = piece.Start + cursor.MoveTo(text, position - 1);
            _offsets.Add((passage.SourceStart(first), passage.SourceEnd(last)));
        }
    }

    /// <summary>Walks over text and knows which character holds a given UTF-8 byte.</summary>
    private struct ByteCursor
    {
        private int _index;
        private int _firstByte;

        /// <summary>Index in UTF-16 units of the code point that holds a byte; bytes must be asked for in rising order.</summary>
        public int MoveTo(ReadOnlySpan<char> text, int position)
        {
            while (true)
            {
                var codePoint = UnicodeClasses.CodePointAt(text, _index, out var units);
                var bytes = new System.Text.Rune(codePoint).Utf8SequenceLength;
                if (position < _firstByte + bytes)
                {
                    return _index;
                }

                _firstByte += bytes;
                _index += units;
            }
        }
    }
}
