namespace DensingLaw.Tokenization;

/// <summary>Makes UTF-16 well-formed: the reference works on UTF-8, where lone surrogates cannot be, so each becomes U+FFFD here.</summary>
internal static class WellFormed
{
    /// <summary>The text itself when it is well-formed, else a copy with U+FFFD for every lone surrogate.</summary>
    public static ReadOnlySpan<char> Text(ReadOnlySpan<char> text)
    {
        var first = IndexOfLoneSurrogate(text, 0);
        if (first < 0)
        {
            return text;
        }

        var copy = text.ToArray();
        for (var i = first; i >= 0; i = IndexOfLoneSurrogate(copy, i))
        {
            copy[i] = '\uFFFD';
        }

        return copy;
    }

    /// <summary>Number of code points; a lone surrogate counts as one.</summary>
    public static int CountCodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = NextSurrogate(text, 0); i >= 0 && i + 1 < text.Length; i = NextSurrogate(text, i))
        {
            var isPair = char.IsSurrogatePair(text[i], text[i + 1]);
            count -= isPair ? 1 : 0;
            i += isPair ? 2 : 1;
        }

        return count;
    }

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text, int from)
    {
        for (var i = NextSurrogate(text, from); i >= 0; i = NextSurrogate(text, i + 2))
        {
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return i;
            }
        }

        return -1;
    }

    private static int NextSurrogate(ReadOnlySpan<char> text, int from)
    {
        var found = from < text.Length ? text[from..].IndexOfAnyInRange('\uD800', '\uDFFF') : -1;
        return found < 0 ? -1 : from + found;
    }
}
