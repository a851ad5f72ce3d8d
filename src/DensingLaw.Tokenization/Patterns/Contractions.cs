namespace DensingLaw.Tokenization;

/// <summary>The English contractions <c>'s 't 're 've 'm 'll 'd</c> that both families of patterns try first.</summary>
internal static class Contractions
{
    /// <summary>Length in UTF-16 units of the contraction at the apostrophe at <paramref name="index"/>; 0 when there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int index, bool ignoreCase)
    {
        if (text[index] != '\'' || index + 1 >= text.Length)
        {
            return 0;
        }

        var first = Fold(text[index + 1], ignoreCase);
        if (first is 's' or 't' or 'm' or 'd')
        {
            return 2;
        }

        var second = index + 2 < text.Length ? Fold(text[index + 2], ignoreCase) : '\0';
        return (first, second) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    /// <summary>Simple case folding onto the letters above: besides ASCII only U+017F (long s) folds to one of them.</summary>
    private static char Fold(char unit, bool ignoreCase) => unit switch
    {
        _ when !ignoreCase => unit,
        >= 'A' and <= 'Z' => (char)(unit | 0x20),
        '\u017F' => 's',
        _ => unit,
    };
}
