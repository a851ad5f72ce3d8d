using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace DensingLaw.Tokenization;

/// <content>The contract of Microsoft.ML.Tokenizers: no special tokens are inserted, offsets are UTF-16 units.</content>
public sealed partial class TextTokenizer
{
    /// <inheritdoc/>
    public override string Decode(IEnumerable<int> ids) => Decode(ids.ToArray(), skipSpecialTokens: false);

    /// <inheritdoc/>
    /// <remarks>When the destination is too small, the longest run of leading ids whose text fits is decoded.</remarks>
    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
    {
        var all = ids.ToArray();
        var text = Decode(all, skipSpecialTokens: false);
        idsConsumed = all.Length;
        if (text.Length > destination.Length)
        {
            idsConsumed = LongestPrefix(all, destination.Length);
            text = Decode(all.AsSpan(0, idsConsumed), skipSpecialTokens: false);
        }

        text.CopyTo(destination);
        charsWritten = text.Length;
        return idsConsumed == all.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Normalization or pre-tokenization is switched off: both are part of the
    /// vocabulary.</exception>
    protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        RequireWholePipeline(settings);
        var source = text is null ? textSpan : text.AsSpan();
        var (ids, offsets) = _pipeline.Encode(source, addSpecialTokens: false, withOffsets: true);
        var count = Math.Min(ids.Length, settings.MaxTokenCount);
        var units = UnitsOfCodePoints(source);
        var tokens = new EncodedToken[count];
        for (var i = 0; i < count; i++)
        {
            tokens[i] = new EncodedToken(ids[i], Token(ids[i]), units[offsets[i].Start]..units[offsets[i].End]);
        }

        return new EncodeResults<EncodedToken>
        {
            Tokens = tokens,
            CharsConsumed = CharsConsumed(offsets, count, units, source.Length),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Normalization or pre-tokenization is switched off: both are part of the
    /// vocabulary.</exception>
    protected override EncodeResults<int> EncodeToIds(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        RequireWholePipeline(settings);
        var source = text is null ? textSpan : text.AsSpan();
        if (settings.MaxTokenCount == int.MaxValue)
        {
            return new EncodeResults<int> { Tokens = EncodeToIds(source, addSpecialTokens: false), CharsConsumed = source.Length };
        }

        var (ids, offsets) = _pipeline.Encode(source, addSpecialTokens: false, withOffsets: true);
        var count = Math.Min(ids.Length, settings.MaxTokenCount);
        return new EncodeResults<int>
        {
            Tokens = ids[..count],
            CharsConsumed = CharsConsumed(offsets, count, UnitsOfCodePoints(source), source.Length),
        };
    }

    /// <summary>Most leading ids whose text has at most <paramref name="length"/> units; the text grows with the ids.</summary>
    private int LongestPrefix(int[] ids, int length)
    {
        var (fits, tooLong) = (0, ids.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            var isShort = Decode(ids.AsSpan(0, middle), skipSpecialTokens: false).Length <= length;
            (fits, tooLong) = isShort ? (middle, tooLong) : (fits, middle);
        }

        return fits;
    }

    private static int CharsConsumed((int Start, int End)[] offsets, int count, int[] units, int length) =>
        count == offsets.Length ? length : count == 0 ? 0 : units[offsets[count - 1].End];

    private static void RequireWholePipeline(EncodeSettings settings)
    {
        if (!settings.ConsiderNormalization || !settings.ConsiderPreTokenization)
        {
            throw new NotSupportedException(
                "this tokenizer always normalizes and pre-tokenizes: leave considerNormalization and considerPreTokenization true");
        }
    }

    /// <summary>Index in UTF-16 units of every code point, and the length at the end. A lone surrogate is one code point.</summary>
    private static int[] UnitsOfCodePoints(ReadOnlySpan<char> text)
    {
        var units = new int[WellFormed.CountCodePoints(text) + 1];
        var index = 0;
        for (var i = 0; i < units.Length - 1; i++)
        {
            units[i] = index;
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        }

        units[^1] = text.Length;
        return units;
    }
}
