namespace DensingLaw.Tokenization.Training;

/// <summary>What a vocabulary is trained to.</summary>
public sealed record BpeTrainerOptions
{
    /// <summary>Tokens in all: special tokens, 256 bytes, merges. At least the first two together.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>How texts are split. Default: GPT-2's.</summary>
    public PreTokenization PreTokenization { get; init; } = PreTokenization.Gpt2;

    /// <summary>The token that ends a text; it gets the id 0. Default: <c>&lt;|endoftext|&gt;</c>.</summary>
    public string EndOfText { get; init; } = "<|endoftext|>";

    /// <summary>Special tokens beside <see cref="EndOfText"/>, which get the ids after it. Default: none.</summary>
    public IReadOnlyList<string> MoreSpecialTokens { get; init; } = [];

    /// <summary>How often a pair must occur to be merged, at least 1. Default 2.</summary>
    public long MinFrequency { get; init; } = 2;

    /// <summary>Threads that split and count; they do not change the result. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal IReadOnlyList<string> SpecialTokens => [EndOfText, .. MoreSpecialTokens];

    /// <exception cref="ConfigurationException">A value out of its range.</exception>
    internal void Check()
    {
        var special = SpecialTokens;
        if (special.Any(string.IsNullOrEmpty) || special.Distinct(StringComparer.Ordinal).Count() < special.Count)
        {
            throw new ConfigurationException($"special tokens {string.Join(", ", special.Select(t => $"'{t}'"))}: each must be a text of its own");
        }

        if (special.FirstOrDefault(t => t.Length == 1 && ByteAlphabet.ToByte(t[0]) >= 0) is { } taken)
        {
            throw new ConfigurationException($"the special token '{taken}' stands for a byte in byte-level vocabularies; choose a longer one");
        }

        if (VocabularySize < 256 + special.Count)
        {
            throw new ConfigurationException(FormattableString.Invariant(
                $"a vocabulary of {VocabularySize} tokens; the 256 bytes and {special.Count} special tokens need at least {256 + special.Count}"));
        }

        if (MinFrequency < 1 || Threads < 1)
        {
            throw new ConfigurationException(FormattableString.Invariant(
                $"a least frequency of {MinFrequency} and {Threads} threads; both are at least 1"));
        }
    }
}
