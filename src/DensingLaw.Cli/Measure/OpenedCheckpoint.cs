using System.Security.Cryptography;
using System.Text;
using DensingLaw.Checkpoints;
using DensingLaw.Evaluation;
using DensingLaw.Inference;
using DensingLaw.Tokenization;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Cli;

/// <summary>A checkpoint with its tokenizer, hashed and ready.</summary>
internal sealed record OpenedCheckpoint : IDisposable
{
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>As the run's plan states it.</summary>
    public required PlannedCheckpoint Description { get; init; }

    /// <summary>Encodes a prompt and a continuation jointly.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>Encodes a context and a continuation, apart where their seam is.</summary>
    public required Func<string, string, SeamEncoding> EncodeSeam { get; init; }

    /// <summary>Encodes a prompt to be continued; as a user's message in the checkpoint's chat template when the second argument is true.</summary>
    public required Func<string, bool, int[]> EncodePrompt { get; init; }

    /// <summary>The checkpoint's tokenizer; null only where a test stands in for it.</summary>
    public TextTokenizer? Tokenizer { get; init; }

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
                    ChatTemplateSha256 = tokenizer.ChatTemplate is { } template ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template))) : null,
                    Family = checkpoint.Family,
                    Parameters = checkpoint.Parameters,
                    Precision = checkpoint.Precision,
                    Quantization = checkpoint.Quantization,
                    WeightBits = checkpoint.WeightBits,
                },
                EncodePair = (context, continuation) => ContinuationEncoder.Encode(tokenizer, context, continuation),
                EncodeSeam = (context, continuation) => ContinuationEncoder.EncodeSeam(tokenizer, context, continuation),
                EncodePrompt = PromptEncoder(tokenizer),
                Tokenizer = tokenizer,
                EncodeAlone = text => tokenizer.EncodeToIds(text, addSpecialTokens: false),
            };
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    private static Func<string, bool, int[]> PromptEncoder(TextTokenizer tokenizer)
    {
        var chat = new Lazy<ChatEncoder>(() => new ChatEncoder(tokenizer));
        return (prompt, asMessage) =>
        {
            if (!asMessage)
                return tokenizer.EncodeToIds(prompt, ContinuationEncoder.AddsSpecialTokens(tokenizer, prompt));
            var rendered = chat.Value.Render(new ChatRequest { Messages = [new ChatMessage("user", prompt)], AddGenerationPrompt = true });
            return chat.Value.Encode(rendered);
        };
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
