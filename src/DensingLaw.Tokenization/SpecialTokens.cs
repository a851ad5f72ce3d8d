namespace DensingLaw.Tokenization;

/// <summary>What a checkpoint says about its special tokens besides the tokenizer's own definition; null where it says nothing.</summary>
internal sealed record SpecialTokens
{
    public int? Bos { get; init; }

    public int? Eos { get; init; }

    public int? Pad { get; init; }

    /// <summary>All ids that end a generation, in rising order, <see cref="Eos"/> among them.</summary>
    public int[] AllEos { get; init; } = [];

    public string? ChatTemplate { get; init; }
}
