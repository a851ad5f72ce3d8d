using DensingLaw.Checkpoints;
using DensingLaw.Inference;
using DensingLaw.Tokenization;

namespace DensingLaw.Cli;

/// <summary>A model and its tokenizer as the probe needs them.</summary>
internal sealed record ProbeModel : IDisposable
{
    public required ICausalLanguageModel Model { get; init; }

    /// <summary>Encodes a text as the checkpoint's own settings say (its BOS included).</summary>
    public required Func<string, int[]> EncodeText { get; init; }

    /// <summary>Encodes a context and a continuation jointly.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>Generation stops after one of these.</summary>
    public required IReadOnlySet<int> EndIds { get; init; }

    /// <summary>Frees what else was opened with the model.</summary>
    public Action Release { get; init; } = () => { };

    /// <summary>Opens a checkpoint with its tokenizer and loads its model.</summary>
    public static ProbeModel Open(string path, EngineRequest request)
    {
        var checkpoint = CheckpointReader.Open(path);
        try
        {
            var tokenizer = TokenizerReader.Open(path);
            OpenedCheckpoint.RequireMatch(checkpoint, tokenizer);
            return new ProbeModel
            {
                Model = request.Load(checkpoint),
                EncodeText = text => tokenizer.EncodeToIds(text, addSpecialTokens: true),
                EncodePair = (context, continuation) => ContinuationEncoder.Encode(tokenizer, context, continuation),
                EndIds = tokenizer.EosIds.ToHashSet(),
                Release = checkpoint.Dispose,
            };
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Model.Dispose();
        Release();
    }
}
