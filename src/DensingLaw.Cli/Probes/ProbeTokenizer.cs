using DensingLaw.Tokenization;

namespace DensingLaw.Cli;

/// <summary>A tokenizer as the probe needs it.</summary>
internal sealed record ProbeTokenizer
{
    /// <summary>Ids, and for each the start and end of its text; the flag says whether special tokens are added.</summary>
    public required Func<string, bool, (int[] Ids, (int Start, int End)[] Offsets)> Encode { get; init; }

    /// <summary>The text of ids; the flag says whether special tokens are left out.</summary>
    public required Func<IReadOnlyList<int>, bool, string> Decode { get; init; }

    /// <summary>Opens the tokenizer of a checkpoint, or a tokenizer file.</summary>
    public static ProbeTokenizer Open(string path)
    {
        var tokenizer = TokenizerReader.Open(path);
        return new ProbeTokenizer
        {
            Encode = (text, addSpecial) =>
            {
                var encoded = tokenizer.Encode(text, addSpecial);
                return (encoded.Ids, encoded.Offsets);
            },
            Decode = (ids, skipSpecial) => tokenizer.Decode([.. ids], skipSpecial),
        };
    }
}
