namespace Microsoft.ML.Tokenizers;

/// <summary>What a derived tokenizer hands back to its base class.</summary>
public struct EncodeResults<T>
{
    public IReadOnlyList<T> Tokens { get; set; }

    /// <summary>The text the tokens' offsets refer to; null when nothing was normalized.</summary>
    public string? NormalizedText { get; set; }

    /// <summary>How many characters of the (normalized) text the tokens cover.</summary>
    public int CharsConsumed { get; set; }
}
