using System.Text;

namespace DensingLaw.Tokenization;

/// <summary>
/// GPT-2's byte level: optionally puts a space before every piece that does not begin with U+0020, optionally splits by GPT-2's pattern,
/// and replaces every UTF-8 byte by its printable character (<see cref="ByteAlphabet"/>).
/// </summary>
/// <param name="addPrefixSpace">Whether a space goes before every piece.</param>
/// <param name="useRegex">Whether GPT-2's pattern splits the pieces.</param>
internal sealed class ByteLevelPreTokenizer(bool addPrefixSpace, bool useRegex) : PreTokenizer
{
    private readonly SplitPreTokenizer? _split = useRegex ? new(new Gpt2Pattern(), SplitBehavior.Isolated, invert: false) : null;

    public override void Apply(Passage passage)
    {
        if (addPrefixSpace)
        {
            AddPrefixSpaces(passage);
        }

        _split?.Apply(passage);
        MapBytes(passage);
    }

    private static void AddPrefixSpaces(Passage passage)
    {
        passage.BeginRewrite(passage.Length + passage.Pieces.Count);
        foreach (var piece in passage.Pieces)
        {
            if (passage.Text[piece.Start] != ' ')
            {
                // The space has the source of the first code point, which may be two units long.
                passage.Append(' ', piece.Start, piece.Start);
            }

            for (var i = piece.Start; i < piece.Start + piece.Length; i++)
            {
                passage.Append(passage.Text[i], i, i);
            }

            passage.EndPiece();
        }

        passage.EndRewrite();
    }

    private static void MapBytes(Passage passage)
    {
        var text = passage.Text;
        passage.BeginRewrite(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var piece in passage.Pieces)
        {
            var end = piece.Start + piece.Length;
            for (var i = piece.Start; i < end;)
            {
                if (text[i] < 128)
                {
                    passage.Append(ByteAlphabet.ToChar((byte)text[i]), i, i);
                    i++;
                    continue;
                }

                var codePoint = UnicodeClasses.CodePointAt(text, i, out var units);
                var count = new Rune(codePoint).EncodeToUtf8(bytes);
                for (var k = 0; k < count; k++)
                {
                    passage.Append(ByteAlphabet.ToChar(bytes[k]), i, i);
                }

                i += units;
            }

            passage.EndPiece();
        }

        passage.EndRewrite();
    }
}
