using DensingLaw.Checkpoints;
using DensingLaw.Evaluation;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>A checkpoint with its tokenizer, hashed and ready.</summary>
internal sealed record OpenedCheckpoint : IDisposable
{
    public required Checkpoint Checkpoint { get; init; }

    /// <summary>The tokenizer's largest id plus one.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>As the run's plan states it.</summary>
    public required PlannedCheckpoint Description { get; init; }

    /// <summary>Encodes a prompt and a continuation jointly.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>Encodes a text by itself, without special tokens.</summary>
    public required Func<string, int[]> EncodeAlone { get; init; }

    public void Dispose() => Checkpoint.Dispose();
}
