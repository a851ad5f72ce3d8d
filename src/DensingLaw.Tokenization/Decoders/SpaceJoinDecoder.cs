namespace DensingLaw.Tokenization;

/// <summary>What a tokenizer.json without a decoder means: the tokens with a space between them.</summary>
internal sealed class SpaceJoinDecoder : Decoder
{
    public override string Decode(IReadOnlyList<string> tokens) => string.Join(' ', tokens);
}
