using DensingLaw.Tokenization.Training;

namespace DensingLaw.Training.Corpus;

/// <summary>What a corpus is made of and how it becomes shards. Exactly one of <see cref="Tokenizer"/> and <see cref="Bpe"/> is given.</summary>
public sealed record CorpusPreparationOptions
{
    /// <summary>The folder of texts.</summary>
    public required string Folder { get; init; }

    /// <summary>Where shards, and a tokenizer trained here, go: one folder for each combination of inputs. Made where it is missing.</summary>
    public required string Output { get; init; }

    /// <summary>How the texts are read.</summary>
    public CorpusOptions Corpus { get; init; } = new();

    /// <summary>A tokenizer there is, as <see cref="Tokenization.TokenizerReader.Open"/> takes it; null to train one.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>What to train a tokenizer to, on the documents that are trained on; null to take one there is.</summary>
    public BpeTrainerOptions? Bpe { get; init; }

    /// <summary>UTF-8 bytes of text, from the first document on, that a tokenizer is trained on; null for all. Default 1 GiB.</summary>
    public long? BpeTextBytes { get; init; } = 1L << 30;

    /// <summary>The share of documents held out, 0 to below 1. Default 0.01.</summary>
    public double HeldOutShare { get; init; } = 0.01;

    /// <summary>Chooses the documents held out. Default 0.</summary>
    public ulong HeldOutSeed { get; init; }

    /// <summary>What is dropped. Default: nothing, as no benchmark is named.</summary>
    public DecontaminationOptions Decontamination { get; init; } = new();

    /// <summary>Tokens in a file, at least 1. Default 2^27.</summary>
    public long TokensPerShard { get; init; } = 1L << 27;

    /// <summary>Threads; they do not change the result. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <exception cref="ConfigurationException">A value out of its range.</exception>
    internal void Check()
    {
        if (Tokenizer is null == Bpe is null)
            throw new ConfigurationException("a tokenizer there is and one to be trained: give exactly one of the two");
        if (HeldOutShare is not (>= 0 and < 1))
            throw new ConfigurationException(FormattableString.Invariant($"a held-out share of {HeldOutShare}; 0 to below 1 is allowed"));
        if (TokensPerShard < 1 || Threads < 1 || BpeTextBytes is < 1)
            throw new ConfigurationException(FormattableString.Invariant(
                $"{TokensPerShard} tokens a shard, {Threads} threads, {BpeTextBytes ?? 1} bytes to train a tokenizer on; all are at least 1"));
        Decontamination.Check();
    }
}
