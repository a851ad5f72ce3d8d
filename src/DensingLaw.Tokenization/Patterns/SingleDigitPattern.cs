namespace DensingLaw.Tokenization;

/// <summary>
/// A pattern for small vocabularies, <c> ?\p{L}+| ?\p{N}| {4}| ?[^\s\p{L}\p{N}]+|\s</c>: digits one by one, so that numbers are read place by place; four
/// blanks of indentation together, other white space character by character. It matches every text completely.
/// </summary>
internal sealed class SingleDigitPattern : TextPattern
{
    public const string Source = @" ?\p{L}+| ?\p{N}| {4}| ?[^\s\p{L}\p{N}]+|\s";
    private const string Indentation = "    ";

    public override bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = from;
        end = from < text.Length ? EndOfMatch(text, from) : from;
        return end > start;
    }

    private static int EndOfMatch(ReadOnlySpan<char> text, int start)
    {
        var kind = UnicodeClasses.ClassAt(text, start, out var length);
        if (text[start] == ' ' && start + 1 < text.Length)
        {
            var next = UnicodeClasses.ClassAt(text, start + 1, out var nextLength);
            (kind, length) = next is CharClass.Space or CharClass.NewLine ? (kind, length) : (next, 1 + nextLength);
        }

        return kind switch
        {
            CharClass.Letter or CharClass.Other => UnicodeClasses.EndOfRun(text, start + length, kind),
            CharClass.Space when text[start..].StartsWith(Indentation, StringComparison.Ordinal) => start + Indentation.Length,
            _ => start + length,
        };
    }
}
