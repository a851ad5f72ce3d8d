using DensingLaw.Tokenization;

namespace DensingLaw.Training.Corpus;

/// <summary>A corpus ready to be trained on.</summary>
public sealed class PreparedCorpus : IDisposable
{
    internal PreparedCorpus(TokenShards shards, DecontaminationReport decontamination, TextTokenizer tokenizer, string tokenizerPath, bool reused) =>
        (Shards, Decontamination, Tokenizer, TokenizerPath, Reused) = (shards, decontamination, tokenizer, tokenizerPath, reused);

    /// <summary>The tokens.</summary>
    public TokenShards Shards { get; }

    /// <summary>What was dropped.</summary>
    public DecontaminationReport Decontamination { get; }

    /// <summary>The tokenizer that made them.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>Where it lies: the folder given, or that of the one trained here.</summary>
    public string TokenizerPath { get; }

    /// <summary>Whether the shards were there already.</summary>
    public bool Reused { get; }

    /// <inheritdoc/>
    public void Dispose() => Shards.Dispose();
}
