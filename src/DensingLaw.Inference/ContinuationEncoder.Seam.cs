using System.Text;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference;

public static partial class ContinuationEncoder
{
    /// <summary>
    /// Encodes a pair so that its continuation has tokens to score whatever the tokenizer does at the seam. Where the tokens of the context without the
    /// white space at its end start the joint encoding, the result is that of <see cref="Encode"/>. Else the white space stays where it is if the seam is
    /// between tokens then: in many vocabularies <c>.\n</c> is one token. Where a token straddles either seam, both encodings are cut back to their longest
    /// common prefix (PROTOCOLS 2.0), so that the model sees the text as it is written. Where the joint encoding has nothing after that prefix, the
    /// continuation is encoded by itself. Special tokens that the tokenizer puts after a text are left out.
    /// </summary>
    public static SeamEncoding EncodeSeam(TextTokenizer tokenizer, string context, string continuation)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var (head, tail) = MoveTrailingSpace(context, continuation);
        if (head.Length == 0)
            return WithoutContext(tokenizer, context, tail);
        var addSpecial = !StartsWithPrefixToken(tokenizer, head);
        var whole = EncodeOpen(tokenizer, head + tail, addSpecial);
        var own = EncodeOpen(tokenizer, head, addSpecial);
        if (!IsBetweenTokens(own, whole) && head.Length < context.Length && EncodeOpen(tokenizer, context, addSpecial) is var asGiven && IsBetweenTokens(asGiven, whole))
            (head, tail, own) = (context, continuation, asGiven);
        var common = own.AsSpan().CommonPrefixLength(whole);
        int[] start = common > 0 ? own[..common] : [PrefixToken(tokenizer)];
        return whole.Length > common
            ? Seam(tokenizer, context[head.Length..], tail, start, whole[common..], own[common..], common < own.Length)
            : Seam(tokenizer, context[head.Length..], tail, own.Length > 0 ? own : start, tokenizer.EncodeToIds(tail, addSpecialTokens: false), [], true);
    }

    private static bool IsBetweenTokens(ReadOnlySpan<int> context, ReadOnlySpan<int> whole) => context.Length < whole.Length && whole.StartsWith(context);

    private static SeamEncoding WithoutContext(TextTokenizer tokenizer, string moved, string tail)
    {
        var prefix = PrefixToken(tokenizer);
        var alone = tokenizer.EncodeToIds(tail, addSpecialTokens: false);
        return alone is [var first, _, ..] && first == prefix
            ? Seam(tokenizer, moved, tail, alone[..1], alone[1..], [], false)
            : Seam(tokenizer, moved, tail, [prefix], alone, [], false);
    }

    private static SeamEncoding Seam(TextTokenizer tokenizer, string moved, string tail, int[] start, int[] scored, int[] contextRest, bool merged) => new()
    {
        Context = start,
        Scored = scored,
        ContextRest = contextRest,
        MovedSpaces = moved.Length,
        MovedBytes = Encoding.UTF8.GetByteCount(moved),
        UnknownTokens = CountUnknown(tokenizer, tail, scored),
        BoundaryMerged = merged,
    };

    // Special tokens that a tokenizer puts after a text would end the context, and be scored after the continuation.
    private static int[] EncodeOpen(TextTokenizer tokenizer, string text, bool addSpecial)
    {
        var ids = tokenizer.EncodeToIds(text, addSpecial);
        if (!addSpecial || tokenizer.EncodeToIds("", addSpecialTokens: true).Length <= (tokenizer.AddsBos ? 1 : 0))
            return ids;
        var plain = tokenizer.EncodeToIds(text, addSpecialTokens: false);
        var start = ids.AsSpan().IndexOf(plain);
        return start < 0 ? ids : ids[..(start + plain.Length)];
    }

    // A text may hold the unknown token's own name, which is then no loss.
    private static int CountUnknown(TextTokenizer tokenizer, string tail, int[] scored) =>
        tokenizer.UnknownId is not { } unknown || tail.Contains(tokenizer.Token(unknown), StringComparison.Ordinal) ? 0 : scored.Count(id => id == unknown);
}
