using DensingLaw.Tokenization;
using DensingLaw.Training.Corpus;

namespace DensingLaw.Training.Ladder;

/// <summary>A folder of shards, with the tokenizer that made them, as what a ladder is trained on.</summary>
public sealed class ShardedCorpus : IDisposable
{
    private readonly TokenShards _shards;

    private ShardedCorpus(TokenShards shards, TrainingCorpus corpus) => (_shards, Corpus) = (shards, corpus);

    /// <summary>Valid until this is disposed.</summary>
    public TrainingCorpus Corpus { get; }

    /// <summary>Opens shards; each window of tokens is trained on once.</summary>
    /// <param name="folder">With <c>index.json</c>.</param>
    /// <param name="tokenizer">The folder of the tokenizer that made the shards.</param>
    /// <exception cref="ConfigurationException">No such folder, or another tokenizer.</exception>
    /// <exception cref="DataIntegrityException">Damaged shards.</exception>
    public static ShardedCorpus Open(string folder, string tokenizer)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var found = TokenizerReader.Open(tokenizer).Sha256;
        var shards = TokenShards.Open(folder);
        var index = shards.Index;
        if (found != index.TokenizerSha256)
        {
            shards.Dispose();
            throw new ConfigurationException($"{folder}: was made with another tokenizer (SHA-256 {index.TokenizerSha256}) than '{tokenizer}' ({found}); name the one that made it");
        }

        return new ShardedCorpus(shards, new TrainingCorpus
        {
            Path = folder,
            Tokens = shards.Training.Length - 1,
            Vocabulary = index.VocabularySize,
            Sha256 = index.Key,
            TokenizerFolder = Directory.Exists(tokenizer) ? tokenizer : Path.GetDirectoryName(Path.GetFullPath(tokenizer))!,
            EndOfText = index.EosId,
            Windows = (window, sequences, seed) =>
            {
                var windows = new TokenWindows(shards.Training, window, seed);
                return (step, inputs, targets) => windows.Read(step, sequences, inputs, targets);
            },
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _shards.Dispose();
}
