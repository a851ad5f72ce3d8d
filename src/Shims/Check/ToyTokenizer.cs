using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace DensingLaw.Shims.Check;

/// <summary>One token a word, its id the code of the first letter; declares only what it must, so that the base class does the rest.</summary>
internal sealed class ToyTokenizer(Normalizer? normalizer, bool ignoresLimit) : Tokenizer
{
    public override Normalizer? Normalizer => normalizer;

    protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
    {
        var source = text ?? textSpan.ToString();
        var normalized = settings.ConsiderNormalization ? Normalizer?.Normalize(source) : null;
        var words = normalized ?? source;
        var tokens = new List<EncodedToken>();
        for (var start = 0; start < words.Length && (ignoresLimit || tokens.Count < settings.MaxTokenCount); start++)
        {
            if (words[start] == ' ')
                continue;
            var end = words.IndexOf(' ', start) is var space and >= 0 ? space : words.Length;
            tokens.Add(new EncodedToken(words[start], words[start..end], new Range(start, end)));
            start = end;
        }

        return new() { Tokens = tokens, NormalizedText = normalized, CharsConsumed = tokens.Count == 0 ? 0 : tokens[^1].Offset.End.Value };
    }

    public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
    {
        idsConsumed = charsWritten = 0;
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var id in ids)
        {
            if (id < 0)
                return OperationStatus.InvalidData;
            if (charsWritten == destination.Length)
                return OperationStatus.DestinationTooSmall;
            destination[charsWritten++] = (char)id;
            idsConsumed++;
        }

        return OperationStatus.Done;
    }
}

internal sealed class Lower : Normalizer
{
    public override string Normalize(string original) => original.ToLowerInvariant();

    public override string Normalize(ReadOnlySpan<char> original) => original.ToString().ToLowerInvariant();
}
