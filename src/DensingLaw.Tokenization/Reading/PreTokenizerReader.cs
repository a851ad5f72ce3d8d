namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>pre_tokenizer</c> of a tokenizer.json.</summary>
internal static class PreTokenizerReader
{
    public static PreTokenizer Read(Json part) => part["type"].AsString() switch
    {
        "Sequence" => new PreTokenizerSequence([.. part["pretokenizers"].AsArray().Select(Read)]),
        "ByteLevel" => new ByteLevelPreTokenizer(part.Bool("add_prefix_space", true), part.Bool("use_regex", true)),
        "Digits" => Digits(part.Bool("individual_digits", false)),
        "Split" => new SplitPreTokenizer(ReadPattern(part["pattern"]), ReadBehavior(part["behavior"]), part.Bool("invert", false)),
        var type => throw part.Unsupported($"the pre-tokenizer {type}"),
    };

    /// <summary>Splits off numeric characters, one by one or run by run.</summary>
    public static SplitPreTokenizer Digits(bool individual) =>
        new(new NumericPattern(), individual ? SplitBehavior.Isolated : SplitBehavior.Contiguous, invert: false);

    private static TextPattern ReadPattern(Json pattern)
    {
        if (pattern.Find("String") is { } literal)
        {
            return new LiteralPattern(literal.AsString());
        }

        var regex = pattern["Regex"].AsString();
        return KnownPatterns.Find(regex) ?? throw pattern.Unsupported($"the Split pattern {regex}");
    }

    private static SplitBehavior ReadBehavior(Json behavior) => behavior.AsString() switch
    {
        "Removed" => SplitBehavior.Removed,
        "Isolated" => SplitBehavior.Isolated,
        "MergedWithPrevious" => SplitBehavior.MergedWithPrevious,
        "MergedWithNext" => SplitBehavior.MergedWithNext,
        "Contiguous" => SplitBehavior.Contiguous,
        var other => throw behavior.Bad($"unknown behavior \"{other}\""),
    };
}
