using DensingLaw.Tokenization.Reading;

namespace DensingLaw.Tokenization.Gguf;

/// <summary>What a value of <c>tokenizer.ggml.pre</c> stands for; the file does not carry these parts itself.</summary>
internal sealed record GgufFlavour
{
    private static readonly Dictionary<string, Func<GgufFlavour>> s_known = new(StringComparer.Ordinal)
    {
        ["smollm"] = () => new() { PreTokenizer = Sequence(PreTokenizerReader.Digits(individual: true), ByteLevel(useRegex: true)) },
        ["gpt-2"] = () => new() { PreTokenizer = ByteLevel(useRegex: true) },
        ["llama-bpe"] = () => new() { PreTokenizer = Split(Cl100kPattern.Llama3Source), IgnoreMerges = true, AddsBos = true },
    };

    public static IEnumerable<string> KnownNames => s_known.Keys.Order(StringComparer.Ordinal);

    public required PreTokenizer PreTokenizer { get; init; }

    /// <summary>Whether a piece that is itself a token is taken whole.</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>Whether BOS goes first where the file does not say.</summary>
    public bool AddsBos { get; init; }

    public static GgufFlavour? Find(string name) => s_known.TryGetValue(name, out var build) ? build() : null;

    private static PreTokenizerSequence Sequence(params PreTokenizer[] parts) => new(parts);

    private static ByteLevelPreTokenizer ByteLevel(bool useRegex) => new(addPrefixSpace: false, useRegex);

    private static PreTokenizerSequence Split(string regex) =>
        Sequence(new SplitPreTokenizer(KnownPatterns.Find(regex)!, SplitBehavior.Isolated, invert: false), ByteLevel(useRegex: false));
}
