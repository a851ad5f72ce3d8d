namespace DensingLaw.Training.Ladder;

/// <summary>Tokenised text as training sees it.</summary>
public sealed record TrainingCorpus
{
    /// <summary>Where it lies, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>Tokens that may be trained on (without what is held out).</summary>
    public required long Tokens { get; init; }

    /// <summary>Token ids are in [0, Vocabulary).</summary>
    public required int Vocabulary { get; init; }

    /// <summary>A hash of the tokens and of the tokenizer.</summary>
    public required string Sha256 { get; init; }

    /// <summary>A folder with <c>tokenizer.json</c>, whose files are copied beside the models.</summary>
    public required string TokenizerFolder { get; init; }

    /// <summary>The token that ends a text, or null.</summary>
    public int? EndOfText { get; init; }

    /// <summary>Windows of a step: tokens a window without the one more, sequences a step, seed of their order.</summary>
    public required Func<int, int, ulong, WindowReader> Windows { get; init; }
}
