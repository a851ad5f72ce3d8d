using System.Text;

namespace DensingLaw.Tokenization;

/// <summary>Takes the white space at a token's ends out of its offsets. Ids stay as they are.</summary>
/// <param name="trimOffsets">Whether it does anything.</param>
/// <param name="addPrefixSpace">Whether the space of a token at the start of the text may be one that was put there.</param>
internal sealed class ByteLevelPostProcessor(bool trimOffsets, bool addPrefixSpace) : PostProcessor
{
    public override void Apply(List<int> ids, List<(int Start, int End)>? offsets, bool addSpecialTokens, Func<int, string?> token)
    {
        if (!trimOffsets || offsets is null)
        {
            return;
        }

        for (var i = 0; i < ids.Count; i++)
        {
            var (start, end) = offsets[i];
            var (leading, trailing) = CountSpaces(token(ids[i]) ?? "");
            if (leading > 0)
            {
                // A space that was put before the text is nowhere in it, so it takes nothing from the offsets.
                var inserted = addPrefixSpace && (i == 0 || start == 0) ? 1 : 0;
                start = Math.Min(start + leading - inserted, end);
            }

            if (trailing > 0 && end >= trailing)
            {
                end = Math.Max(end - trailing, start);
            }

            offsets[i] = (start, end);
        }
    }

    private static (int Leading, int Trailing) CountSpaces(string token)
    {
        var runes = token.EnumerateRunes().ToArray();
        return (runes.TakeWhile(IsSpace).Count(), runes.Reverse().TakeWhile(IsSpace).Count());
    }

    private static bool IsSpace(Rune rune) => rune.Value == ByteAlphabet.ToChar((byte)' ') || Rune.IsWhiteSpace(rune);
}
