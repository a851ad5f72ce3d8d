namespace DensingLaw.Tokenization;

/// <summary>
/// The regular expressions that have an exact scanner of their own. Others are refused: .NET's Regex works on UTF-16 units and other
/// classes than the reference's engine, so the ids could differ without notice.
/// </summary>
internal static class KnownPatterns
{
    /// <summary>The scanner for a regular expression as written in a tokenizer.json, or null.</summary>
    public static TextPattern? Find(string regex) => regex switch
    {
        Gpt2Pattern.Source => new Gpt2Pattern(),
        Cl100kPattern.Llama3Source => new Cl100kPattern(numbers: 3),
        Cl100kPattern.Qwen2Source => new Cl100kPattern(numbers: 1),
        SingleDigitPattern.Source => new SingleDigitPattern(),
        _ => null,
    };
}
