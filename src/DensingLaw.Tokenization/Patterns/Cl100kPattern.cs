namespace DensingLaw.Tokenization;

/// <summary>
/// The pattern of Llama 3 and of Qwen2 (which differ in how many numbers go together):
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
/// It matches every text completely.
/// </summary>
/// <param name="numbers">Most numbers in one match: 3 for Llama 3, 1 for Qwen2.</param>
internal sealed class Cl100kPattern(int numbers) : TextPattern
{
    public const string Llama3Source =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    public const string Qwen2Source =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    public override bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = from;
        end = from < text.Length ? EndOfMatch(text, from) : from;
        return end > start;
    }

    private int EndOfMatch(ReadOnlySpan<char> text, int start)
    {
        var contraction = Contractions.LengthAt(text, start, ignoreCase: true);
        if (contraction > 0)
        {
            return start + contraction;
        }

        var kind = UnicodeClasses.ClassAt(text, start, out var length);
        var after = start + length;
        if (kind == CharClass.Letter)
        {
            return UnicodeClasses.EndOfRun(text, after, CharClass.Letter);
        }

        if (kind == CharClass.Number)
        {
            return EndOfNumbers(text, after);
        }

        var nextLength = 0;
        var next = after < text.Length ? UnicodeClasses.ClassAt(text, after, out nextLength) : CharClass.NewLine;
        if (kind != CharClass.NewLine && next == CharClass.Letter)
        {
            return UnicodeClasses.EndOfRun(text, after + nextLength, CharClass.Letter);
        }

        if (kind == CharClass.Other || (text[start] == ' ' && next == CharClass.Other))
        {
            var end = UnicodeClasses.EndOfRun(text, after, CharClass.Other);
            return UnicodeClasses.EndOfRun(text, end, CharClass.NewLine);
        }

        return EndOfWhiteSpace(text, start);
    }

    private int EndOfNumbers(ReadOnlySpan<char> text, int index)
    {
        for (var count = 1; count < numbers && index < text.Length; count++)
        {
            if (UnicodeClasses.ClassAt(text, index, out var length) != CharClass.Number)
            {
                break;
            }

            index += length;
        }

        return index;
    }

    /// <summary><c>\s*[\r\n]+</c> ends after the last line break of the run; without one the common tail decides.</summary>
    private static int EndOfWhiteSpace(ReadOnlySpan<char> text, int start)
    {
        var run = text[start..WhiteSpace.EndOfRun(text, start)];
        var lastBreak = run.LastIndexOfAny('\r', '\n');
        return lastBreak >= 0 ? start + lastBreak + 1 : WhiteSpace.EndOfMatch(text, start);
    }
}
