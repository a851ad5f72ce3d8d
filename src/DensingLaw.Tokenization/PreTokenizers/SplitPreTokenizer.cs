namespace DensingLaw.Tokenization;

/// <summary>Splits at the matches of a pattern; the Digits pre-tokenizer is this with numeric code points as the pattern.</summary>
/// <param name="pattern">What to match.</param>
/// <param name="behavior">What becomes of a match.</param>
/// <param name="invert">Swaps matches and the gaps between them before the behaviour applies.</param>
internal sealed class SplitPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool invert) : PreTokenizer
{
    public override void Apply(Passage passage)
    {
        var output = passage.BeginSplit();
        foreach (var piece in passage.Pieces)
        {
            new Splitter(output, behavior, piece.Start).Split(passage.TextOf(piece), pattern, invert);
        }

        passage.EndSplit();
    }

    private struct Splitter(List<Piece> output, SplitBehavior behavior, int origin)
    {
        private int _pending = -1;
        private bool _lastWasMatch;

        public void Split(ReadOnlySpan<char> text, TextPattern pattern, bool invert)
        {
            var position = 0;
            while (position < text.Length && pattern.TryNext(text, position, out var start, out var end))
            {
                Add(position, start, invert);
                Add(start, end, !invert);
                position = end;
            }

            Add(position, text.Length, invert);
            Flush(text.Length);
        }

        private void Add(int start, int end, bool isMatch)
        {
            if (end == start)
            {
                return;
            }

            switch (behavior)
            {
                case SplitBehavior.Removed when isMatch:
                    break;
                case SplitBehavior.MergedWithPrevious:
                    // A match joins the gap before it, so a gap stays open until the next stretch is known.
                    if (!isMatch || _lastWasMatch || _pending < 0)
                    {
                        Flush(start);
                        _pending = start;
                    }

                    break;
                case SplitBehavior.MergedWithNext:
                    if (isMatch || !_lastWasMatch || _pending < 0)
                    {
                        Flush(start);
                        _pending = start;
                    }

                    break;
                case SplitBehavior.Contiguous:
                    if (_pending < 0 || _lastWasMatch != isMatch)
                    {
                        Flush(start);
                        _pending = start;
                    }

                    break;
                default:
                    output.Add(new Piece(origin + start, end - start));
                    break;
            }

            _lastWasMatch = isMatch;
        }

        private void Flush(int end)
        {
            if (_pending >= 0 && end > _pending)
            {
                output.Add(new Piece(origin + _pending, end - _pending));
            }

            _pending = -1;
        }
    }
}
