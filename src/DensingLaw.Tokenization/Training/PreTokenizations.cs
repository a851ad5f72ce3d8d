namespace DensingLaw.Tokenization.Training;

/// <summary>The pre-tokenizers that vocabularies are trained with.</summary>
internal static class PreTokenizations
{
    /// <summary>Splits by the pattern and replaces bytes by their printable characters, as <see cref="TrainedBpe"/>'s files say.</summary>
    public static PreTokenizer Of(PreTokenization kind) => kind switch
    {
        PreTokenization.Gpt2 => new ByteLevelPreTokenizer(addPrefixSpace: false, useRegex: true),
        PreTokenization.SingleDigits => new PreTokenizerSequence(
        [
            new SplitPreTokenizer(new SingleDigitPattern(), SplitBehavior.Isolated, invert: false),
            new ByteLevelPreTokenizer(addPrefixSpace: false, useRegex: false),
        ]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such pre-tokenization"),
    };
}
