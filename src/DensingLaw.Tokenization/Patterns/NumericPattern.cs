namespace DensingLaw.Tokenization;

/// <summary>Matches single numeric code points (see <see cref="UnicodeClasses.IsNumeric"/>).</summary>
internal sealed class NumericPattern : TextPattern
{
    public override bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (start = from; start < text.Length; start = end)
        {
            var unit = text[start];
            end = start + 1;
            if (unit < 128)
            {
                if (char.IsAsciiDigit(unit))
                {
                    return true;
                }

                continue;
            }

            var codePoint = UnicodeClasses.CodePointAt(text, start, out var length);
            end = start + length;
            if (UnicodeClasses.IsNumeric(codePoint))
            {
                return true;
            }
        }

        end = start;
        return false;
    }
}
