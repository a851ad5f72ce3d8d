namespace DensingLaw.Tokenization;

/// <summary>The tokens of a text.</summary>
public sealed record TokenizedText
{
    /// <summary>Token ids in text order.</summary>
    public required int[] Ids { get; init; }

    /// <summary>
    /// For every id the stretch of the text that it came from, in Unicode code points (not UTF-16 units), end exclusive. Tokens that
    /// share one character all carry that whole character; inserted special tokens carry (0, 0).
    /// </summary>
    public required (int Start, int End)[] Offsets { get; init; }
}
