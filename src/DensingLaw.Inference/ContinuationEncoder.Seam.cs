using System.Text;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference;

public static partial class ContinuationEncoder
{
    /// <summary>
    /// Encodes a pair so that its continuation has tokens to score whatever the tokenizer does at the seam. Where the context's tokens start the joint
    /// encoding, the result is that of <see cref="Encode"/>. Where a token straddles the seam (<c>.\n</c> in many vocabularies) both encodings are cut back
    /// to their longest common prefix (PROTOCOLS 2.0), so that the model sees the text as it is written. Where the joint encoding has nothing after that
    /// prefix, the continuation is encoded by itself. Special tokens that the tokenizer puts after a text are left out.
    /// </summary>
    public static SeamEncoding EncodeSeam(TextTokenizer tokenizer, string context, string continuation)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var (head, tail) = MoveTrailingSpace(context, continuation);
        var (start, scored, contextRest, merged) = head.Length == 0 ? WithoutContext(tokenizer, tail) : Split(tokenizer, head, tail);
        return new SeamEncoding
        {
            Context = start,
            Scored = scored,
            ContextRest = contextRest,
            MovedSpaces = context.Length - head.Length,
            MovedBytes = Encoding.UTF8.GetByteCount(context.AsSpan(head.Length)),
            UnknownTokens = CountUnknown(tokenizer, tail, scored),
            BoundaryMerged = merged,
        };
    }

    private static (int[] Context, int[] Scored, int[] ContextRest, bool Merged) WithoutContext(TextTokenizer tokenizer, string tail)
    {
        var prefix = PrefixToken(tokenizer);
        var alone = tokenizer.EncodeToIds(tail, addSpecialTokens: false);
        return alone is [var first, _, ..] && first == prefix ? (alone[..1], alone[1..], [], false) : ([prefix], alone, [], false);
    }

    private static (int[] Context, int[] Scored, int[] ContextRest, bool Merged) Split(TextTokenizer tokenizer, string head, string tail)
    {
        var addSpecial = !StartsWithPrefixToken(tokenizer, head);
        var own = EncodeOpen(tokenizer, head, addSpecial);
        var whole = EncodeOpen(tokenizer, head + tail, addSpecial);
        var common = own.AsSpan().CommonPrefixLength(whole);
        int[] start = common > 0 ? own[..common] : [PrefixToken(tokenizer)];
        return whole.Length > common
            ? (start, whole[common..], own[common..], common < own.Length)
            : (own.Length > 0 ? own : start, tokenizer.EncodeToIds(tail, addSpecialTokens: false), [], true);
    }

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
