namespace DensingLaw.Tokenization;

/// <summary>Matches a fixed string, by code units.</summary>
internal sealed class LiteralPattern(string literal) : TextPattern
{
    public override bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        var found = literal.Length == 0 ? -1 : text[from..].IndexOf(literal, StringComparison.Ordinal);
        start = from + found;
        end = start + literal.Length;
        return found >= 0;
    }
}
