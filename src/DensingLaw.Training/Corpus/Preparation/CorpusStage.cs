namespace DensingLaw.Training.Corpus;

/// <summary>What a preparation is doing.</summary>
public enum CorpusStage
{
    /// <summary>Reading the files for their hash.</summary>
    Hashing,

    /// <summary>Counting words for a tokenizer, and merging.</summary>
    TrainingTokenizer,

    /// <summary>Writing shards.</summary>
    Tokenizing,
}
