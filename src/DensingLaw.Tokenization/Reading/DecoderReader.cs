namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>decoder</c> of a tokenizer.json.</summary>
internal static class DecoderReader
{
    public static Decoder Read(Json part) => part["type"].AsString() switch
    {
        "ByteLevel" => new ByteLevelDecoder(),
        var type => throw part.Unsupported($"the decoder {type}"),
    };
}
