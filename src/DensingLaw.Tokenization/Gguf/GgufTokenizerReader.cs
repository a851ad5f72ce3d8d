using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DensingLaw.Tokenization.Reading;

namespace DensingLaw.Tokenization.Gguf;

/// <summary>Makes a tokenizer from the vocabulary metadata of a GGUF file.</summary>
internal static class GgufTokenizerReader
{
    private const int Unknown = 2;
    private const int Control = 3;
    private const int UserDefined = 4;

    public static TextTokenizer Read(GgufVocabulary source)
    {
        if (source.Model != "gpt2")
        {
            throw new ConfigurationException($"{source.File}: tokenizer.ggml.model = {source.Model} is not supported (supported: gpt2)");
        }

        var known = string.Join(", ", GgufFlavour.KnownNames);
        var flavour = GgufFlavour.Find(source.Pre ?? "")
            ?? throw new ConfigurationException(
                $"{source.File}: tokenizer.ggml.pre = {source.Pre ?? "(missing)"} is not supported (supported: {known})");

        var vocabulary = ReadVocabulary(source);
        var merges = new MergeTable(vocabulary, source.File, source.Merges.Length);
        foreach (var merge in source.Merges)
        {
            merges.Add(merge);
        }

        var parts = new TokenizerParts
        {
            PreTokenizer = flavour.PreTokenizer,
            Model = new BpeModel(vocabulary, merges.Rules, new BpeOptions { IgnoreMerges = flavour.IgnoreMerges }),
            PostProcessor = ReadTemplate(source, flavour),
            Decoder = new ByteLevelDecoder(),
            AddedTokens = ReadAddedTokens(source),
        };
        return new TextTokenizer(parts, ReadSpecial(source), $"gguf:{source.Model}/{source.Pre}", Hash(source));
    }

    private static Vocabulary ReadVocabulary(GgufVocabulary source)
    {
        if (source.TokenTypes.Length != 0 && source.TokenTypes.Length != source.Tokens.Length)
        {
            throw new DataIntegrityException(
                $"{source.File}: tokenizer.ggml.token_type has {source.TokenTypes.Length} entries for {source.Tokens.Length} tokens");
        }

        var ids = new Dictionary<string, int>(source.Tokens.Length, StringComparer.Ordinal);
        for (var i = 0; i < source.Tokens.Length; i++)
        {
            if (!ids.TryAdd(source.Tokens[i], i))
            {
                throw new DataIntegrityException(
                    $"{source.File}: tokenizer.ggml.tokens has \"{source.Tokens[i]}\" twice ({ids[source.Tokens[i]]} and {i})");
            }
        }

        return new Vocabulary(ids, source.Tokens.Length);
    }

    private static AddedToken[] ReadAddedTokens(GgufVocabulary source) =>
        [.. source.TokenTypes
            .Select((type, id) => new { type, id })
            .Where(t => t.type is Unknown or Control or UserDefined && source.Tokens[t.id].Length > 0)
            .Select(t => new AddedToken { Id = t.id, Content = source.Tokens[t.id], IsSpecial = t.type != UserDefined })];

    private static TemplatePostProcessor? ReadTemplate(GgufVocabulary source, GgufFlavour flavour)
    {
        var before = Wanted(source, source.AddBos ?? flavour.AddsBos, source.Bos, "bos");
        var after = Wanted(source, source.AddEos ?? false, source.Eos, "eos");
        return before.Length + after.Length > 0 ? new TemplatePostProcessor(before, after) : null;
    }

    private static int[] Wanted(GgufVocabulary source, bool isWanted, int? id, string name) =>
        isWanted
            ? [id ?? throw new DataIntegrityException($"{source.File}: add_{name}_token is set but there is no {name}_token_id")]
            : [];

    private static SpecialTokens ReadSpecial(GgufVocabulary source)
    {
        foreach (var id in (int?[])[source.Bos, source.Eos, source.EndOfTurn, source.Pad])
        {
            if (id is { } value && (value < 0 || value >= source.Tokens.Length))
            {
                throw new DataIntegrityException(
                    $"{source.File}: the special token id {value} is outside the {source.Tokens.Length} tokens");
            }
        }

        return new SpecialTokens
        {
            Bos = source.Bos,
            Eos = source.Eos,
            Pad = source.Pad,
            AllEos = [.. ((int?[])[source.Eos, source.EndOfTurn]).OfType<int>().Distinct().Order()],
            ChatTemplate = source.ChatTemplate,
        };
    }

    /// <summary>SHA-256 over everything that decides the ids, every string behind its length.</summary>
    private static byte[] Hash(GgufVocabulary source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length}:")));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        Array.ForEach([source.Model, source.Pre ?? ""], Add);
        Array.ForEach(source.Tokens, Add);
        Array.ForEach(source.Merges, Add);
        Add(string.Join(',', source.TokenTypes));
        Add(string.Create(CultureInfo.InvariantCulture, $"add_bos={source.AddBos} add_eos={source.AddEos}"));
        return hash.GetHashAndReset();
    }
}
