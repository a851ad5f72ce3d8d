namespace DensingLaw.Tokenization.Training;

/// <summary>How a text is split before its bytes are merged; no token of a trained vocabulary crosses a split.</summary>
public enum PreTokenization
{
    /// <summary>GPT-2's byte level and its pattern: words with the blank before them, runs of digits, runs of punctuation, runs of white space.</summary>
    Gpt2,

    /// <summary>
    /// For small vocabularies: words and punctuation as in GPT-2, digits one by one, indentation in fours of blanks, other white space character by
    /// character.
    /// </summary>
    SingleDigits,
}
