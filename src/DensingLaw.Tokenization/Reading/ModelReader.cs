namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>model</c> of a tokenizer.json.</summary>
internal static class ModelReader
{
    private const string Place = "model";

    public static BpeModel Read(ReadOnlyMemory<byte> utf8, string file)
    {
        var members = JsonFile.Members(utf8, file, Place);
        Json? Find(string name) =>
            members.TryGetValue(name, out var value) && JsonFile.Parse(value, file, $"{Place}.{name}") is { IsNull: false } found
                ? found
                : null;

        // Files before tokenizers 0.9 name no type; theirs have merges.
        var type = Find("type")?.AsString() ?? (members.ContainsKey("merges") ? "BPE" : "without a type");
        if (type != "BPE")
        {
            throw new ConfigurationException($"{file}: {Place}: the model {type} is not supported (supported: BPE)");
        }

        RefuseUnsupported(Find);
        var vocabulary = VocabularyReader.ReadVocabulary(Require(members, "vocab", file).Span, file);
        var merges = VocabularyReader.ReadMerges(Require(members, "merges", file).Span, vocabulary, file);
        return new BpeModel(vocabulary, merges, new BpeOptions
        {
            IgnoreMerges = Find("ignore_merges")?.AsBool() ?? false,
            FuseUnknown = Find("fuse_unk")?.AsBool() ?? false,
            ByteFallback = Find("byte_fallback")?.AsBool() ?? false,
            UnknownId = Find("unk_token") is { } unknown ? IdOf(unknown, vocabulary) : null,
        });
    }

    private static void RefuseUnsupported(Func<string, Json?> find)
    {
        if (find("dropout") is { } dropout && dropout.AsDouble() != 0)
        {
            throw dropout.Unsupported("dropout (the ids would be random)");
        }

        foreach (var name in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (find(name) is { } affix && affix.AsString().Length > 0)
            {
                throw affix.Unsupported($"the BPE option {name}");
            }
        }
    }

    private static int IdOf(Json token, Vocabulary vocabulary) =>
        vocabulary.TryGetId(token.AsString(), out var id) ? id : throw token.Bad($"\"{token.AsString()}\" is not in the vocabulary");

    private static ReadOnlyMemory<byte> Require(Dictionary<string, ReadOnlyMemory<byte>> members, string name, string file) =>
        members.TryGetValue(name, out var found) ? found : throw new DataIntegrityException($"{file}: {Place}: no \"{name}\"");
}
