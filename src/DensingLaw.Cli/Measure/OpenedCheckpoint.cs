using DensingLaw.Checkpoints;
using DensingLaw.Evaluation;
using DensingLaw.Inference;
using DensingLaw.Tokenization;

namespace DensingLaw.Cli;

/// <summary>A checkpoint with its tokenizer, hashed and ready.</summary>
internal sealed record OpenedCheckpoint : IDisposable
{
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>As the run's plan states it.</summary>
    public required PlannedCheckpoint Description { get; init; }

    /// <summary>Encodes a prompt and a continuation jointly.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>Encodes a text by itself, without special tokens.</summary>
    public required Func<string, int[]> EncodeAlone { get; init; }

    /// <summary>Opens, checks and hashes a checkpoint, and opens its tokenizer.</summary>
    public static OpenedCheckpoint Open(string path)
    {
        var checkpoint = CheckpointReader.Open(path);
        try
        {
            var tokenizer = TokenizerReader.Open(path);
            RequireMatch(checkpoint, tokenizer);
            var hash = CheckpointHash.Compute(checkpoint);
            return new OpenedCheckpoint
            {
                Checkpoint = checkpoint,
                Description = new PlannedCheckpoint
                {
                    Path = checkpoint.Path,
                    Sha256 = hash.Sha256,
                    TokenizerSha256 = tokenizer.Sha256,
                    AddsBos = tokenizer.AddsBos,
                    Family = checkpoint.Family,
                    Parameters = checkpoint.Parameters,
                    Precision = checkpoint.Precision,
                    Quantization = checkpoint.Quantization,
                },
                EncodePair = (context, continuation) => ContinuationEncoder.Encode(tokenizer, context, continuation),
                EncodeAlone = text => tokenizer.EncodeToIds(text, addSpecialTokens: false),
            };
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a tokenizer with more tokens than the model has rows: another model's, whose ids would be out of range or mean other tokens.</summary>
    public static void RequireMatch(Checkpoint checkpoint, TextTokenizer tokenizer)
    {
        var rows = checkpoint.Spec?.VocabularySize ?? (checkpoint as OnnxCheckpoint)?.VocabularySize;
        if (rows < tokenizer.VocabularySize)
        {
            throw new ConfigurationException(
                $"{checkpoint.Path}: the tokenizer ({tokenizer.Definition}) has {tokenizer.VocabularySize} tokens and the model {rows} embedding rows; put the model's own tokenizer there");
        }
    }

    public void Dispose() => Checkpoint.Dispose();
}
