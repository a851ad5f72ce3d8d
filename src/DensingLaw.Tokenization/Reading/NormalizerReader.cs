namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>normalizer</c> of a tokenizer.json.</summary>
internal static class NormalizerReader
{
    public static Normalizer Read(Json part) => part["type"].AsString() switch
    {
        "Sequence" => new NormalizerSequence([.. part["normalizers"].AsArray().Select(Read)]),
        var type => throw part.Unsupported($"the normalizer {type}"),
    };
}
