using System.Security.Cryptography;

namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads a tokenizer.json and the files beside it.</summary>
internal static class TokenizerJsonReader
{
    public static TextTokenizer Read(string file)
    {
        var bytes = JsonFile.ReadBytes(file);
        var members = JsonFile.Members(bytes, file, "root");
        Json? Part(string name) =>
            members.TryGetValue(name, out var utf8) && JsonFile.Parse(utf8, file, name) is { IsNull: false } part ? part : null;

        RefuseTruncationAndPadding(Part("truncation"), Part("padding"));
        var model = ModelReader.Read(members.TryGetValue("model", out var utf8) ? utf8 : throw Missing(file, "model"), file);
        AddedToken[] added = Part("added_tokens") is { } tokens ? AddedTokenReader.Read(tokens, model.Vocabulary) : [];
        bool IsToken(int id) => model.Vocabulary.Token(id) is not null || Array.Exists(added, token => token.Id == id);
        var parts = new TokenizerParts
        {
            Normalizer = Part("normalizer") is { } normalizer ? NormalizerReader.Read(normalizer) : null,
            PreTokenizer = Part("pre_tokenizer") is { } preTokenizer ? PreTokenizerReader.Read(preTokenizer) : null,
            Model = model,
            PostProcessor = Part("post_processor") is { } postProcessor ? PostProcessorReader.Read(postProcessor, IsToken) : null,
            Decoder = Part("decoder") is { } decoder ? DecoderReader.Read(decoder) : null,
            AddedTokens = added,
        };

        var special = SpecialTokenReader.Read(Path.GetDirectoryName(Path.GetFullPath(file))!, parts);
        return new TextTokenizer(parts, special, "tokenizer.json", SHA256.HashData(bytes));
    }

    private static void RefuseTruncationAndPadding(Json? truncation, Json? padding)
    {
        if ((truncation ?? padding) is { } found)
        {
            throw found.Unsupported($"{found.Place} (it would change the ids of long texts; set it to null)");
        }
    }

    private static DataIntegrityException Missing(string file, string name) => new($"{file}: no \"{name}\"");
}
