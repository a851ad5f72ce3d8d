namespace DensingLaw.Evaluation.Loss;

/// <summary>The rules by which losses were measured, in words; part of every result (PROTOCOLS 3.6).</summary>
public sealed record LossRules
{
    /// <summary>Whether the tokenizer put its beginning-of-sequence token before the context.</summary>
    public required bool BosAdded { get; init; }

    /// <summary>Where nothing comes before the continuation.</summary>
    public string EmptyContext { get; init; } = "the beginning-of-sequence token, or end-of-sequence where there is none, is the context";

    /// <summary>What is scored where context and continuation meet.</summary>
    public string Seam { get; init; } =
        "both are encoded as one text; white space at the context's end moves to the continuation and is scored, unless a token straddles that seam and none "
        + "the seam as given; where a token straddles both, all tokens after the longest common prefix with the context's own are scored";

    /// <summary>What losses are divided by.</summary>
    public string Bytes { get; init; } = "UTF-8 bytes of the continuation as given, delimiter included, moved white space not";

    /// <summary>Whether the end of the text is scored.</summary>
    public string EndOfSequence { get; init; } = "never scored";

    /// <summary>What happens to texts longer than the model.</summary>
    public string Truncation { get; init; } = "the left is dropped; such items are kept out of the headline and reported by themselves";

    /// <summary>What happens to text that the vocabulary lacks.</summary>
    public string UnknownText { get; init; } = "an infinite loss; such items are counted and kept out of every mean";

    /// <summary>How token losses are computed and added.</summary>
    public string Arithmetic { get; init; } = "log-softmax in fp32, sums in double precision";
}
