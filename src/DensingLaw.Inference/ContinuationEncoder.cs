using DensingLaw.Tokenization;

namespace DensingLaw.Inference;

/// <summary>
/// Encodes a context and its continuation jointly, as lm-evaluation-harness does (PROTOCOLS 2.0): white space at the end of the context moves to the
/// continuation, both are encoded as one text, and what follows the context's own tokens is the continuation.
/// </summary>
public static partial class ContinuationEncoder
{
    /// <summary>
    /// Encodes a pair. An empty context is the tokenizer's beginning-of-sequence token, or end-of-sequence where there is none. Where a token straddles
    /// the seam the pair is flagged and follows lm-evaluation-harness all the same: the context's own tokens, then the joint encoding from their count on
    /// (which may be nothing).
    /// </summary>
    public static EncodedPair Encode(TextTokenizer tokenizer, string context, string continuation)
    {
        var (head, tail) = MoveTrailingSpace(context, continuation);
        if (head.Length == 0)
        {
            var prefix = PrefixToken(tokenizer);
            var alone = tokenizer.EncodeToIds(tail, addSpecialTokens: false);
            return alone.Length > 0 && alone[0] == prefix
                ? new EncodedPair(alone[..1], alone[1..], false)
                : new EncodedPair([prefix], alone, false);
        }

        // A text that already begins with the prefix token's text does not get it a second time.
        var addSpecial = !StartsWithPrefixToken(tokenizer, head);
        var contextIds = tokenizer.EncodeToIds(head, addSpecial);
        var whole = tokenizer.EncodeToIds(head + tail, addSpecial);
        var merged = !whole.AsSpan().StartsWith(contextIds);
        return new EncodedPair(contextIds, whole.Length > contextIds.Length ? whole[contextIds.Length..] : [], merged);
    }

    /// <summary>What a text's first token is conditioned on: the beginning-of-sequence token, or end-of-sequence where there is none.</summary>
    public static int PrefixToken(TextTokenizer tokenizer) => tokenizer.BosId ?? tokenizer.EosId ?? throw new ConfigurationException(
        "the first token of a text needs a beginning- or end-of-sequence token before it and the tokenizer names neither; add bos_token to tokenizer_config.json");

    /// <summary>Moves white space (as Python's <c>str.rstrip</c> sees it) from the context's end to the continuation's start.</summary>
    public static (string Context, string Continuation) MoveTrailingSpace(string context, string continuation)
    {
        var end = context.Length;
        while (end > 0 && PythonText.IsSpace(context[end - 1]))
        {
            end--;
        }

        return (context[..end], context[end..] + continuation);
    }

    /// <summary>Whether a text is encoded with special tokens: not when it begins with the text of the beginning-of-sequence token already.</summary>
    public static bool AddsSpecialTokens(TextTokenizer tokenizer, string text) => !StartsWithPrefixToken(tokenizer, text);

    private static bool StartsWithPrefixToken(TextTokenizer tokenizer, string text) =>
        tokenizer.AddsBos && tokenizer.BosId is { } bos && tokenizer.Token(bos) is { Length: > 0 } token && text.StartsWith(token, StringComparison.Ordinal);
}
