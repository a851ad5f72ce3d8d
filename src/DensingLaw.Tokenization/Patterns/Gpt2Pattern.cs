namespace DensingLaw.Tokenization;

/// <summary>
/// GPT-2's pattern <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>, which matches every text completely.
/// </summary>
internal sealed class Gpt2Pattern : TextPattern
{
    public const string Source = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    public override bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = from;
        end = from < text.Length ? EndOfMatch(text, from) : from;
        return end > start;
    }

    private static int EndOfMatch(ReadOnlySpan<char> text, int start)
    {
        var contraction = Contractions.LengthAt(text, start, ignoreCase: false);
        if (contraction > 0)
        {
            return start + contraction;
        }

        var kind = UnicodeClasses.ClassAt(text, start, out var length);
        if (text[start] == ' ' && start + 1 < text.Length)
        {
            var next = UnicodeClasses.ClassAt(text, start + 1, out var nextLength);
            (kind, length) = next is CharClass.Space or CharClass.NewLine ? (kind, length) : (next, 1 + nextLength);
        }

        return kind is CharClass.Space or CharClass.NewLine
            ? WhiteSpace.EndOfMatch(text, start)
            : UnicodeClasses.EndOfRun(text, start + length, kind);
    }
}
