namespace DensingLaw.Cli;

/// <summary>A tokenizer as the probe needs it.</summary>
internal sealed record ProbeTokenizer
{
    /// <summary>Ids, and for each the start and end of its text; the flag says whether special tokens are added.</summary>
    public required Func<string, bool, (int[] Ids, (int Start, int End)[] Offsets)> Encode { get; init; }

    /// <summary>The text of ids; the flag says whether special tokens are left out.</summary>
    public required Func<IReadOnlyList<int>, bool, string> Decode { get; init; }
}
