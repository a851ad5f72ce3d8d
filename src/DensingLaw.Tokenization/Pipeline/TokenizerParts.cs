namespace DensingLaw.Tokenization;

/// <summary>The parts that make a tokenizer; null parts do nothing.</summary>
internal sealed record TokenizerParts
{
    public Normalizer? Normalizer { get; init; }

    public PreTokenizer? PreTokenizer { get; init; }

    public required TokenModel Model { get; init; }

    public PostProcessor? PostProcessor { get; init; }

    public Decoder? Decoder { get; init; }

    public IReadOnlyList<AddedToken> AddedTokens { get; init; } = [];
}
