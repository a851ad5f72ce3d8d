namespace DensingLaw.Tokenization;

/// <summary>Finds matches in well-formed UTF-16, left to right, as the reference's regular expression engine would.</summary>
internal abstract class TextPattern
{
    /// <summary>The next non-empty match at or after <paramref name="from"/>, in UTF-16 units.</summary>
    public abstract bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end);
}
