using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>The doors through which a run reaches the tokenizer and the engine.</summary>
public sealed record RunEngine
{
    /// <summary>Encodes a prompt and a continuation jointly.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>Encodes a context and a continuation, apart where their seam is.</summary>
    public required Func<string, string, SeamEncoding> EncodeSeam { get; init; }

    /// <summary>
    /// Encodes a continuation by itself, without special tokens: what is scored where the joint encoding left the continuation no token of its own.
    /// </summary>
    public required Func<string, int[]> EncodeAlone { get; init; }

    /// <summary>Encodes a prompt to be continued; as a user's message in the checkpoint's chat template when the second argument is true.</summary>
    public required Func<string, bool, int[]> EncodePrompt { get; init; }

    /// <summary>Scores requests in any order, telling the index and the result of each as it finishes.</summary>
    public required Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> Score { get; init; }

    /// <summary>Completes requests in any order, telling the index and the result of each as it finishes.</summary>
    public required Action<IReadOnlyList<GenerationRequest>, Action<int, GenerationResult>, CancellationToken> Generate { get; init; }

    /// <summary>What scoring cost so far.</summary>
    public required Func<SchedulerStatistics> Statistics { get; init; }

    /// <summary>What generation cost so far.</summary>
    public required Func<GenerationStatistics> GenerationStatistics { get; init; }

    /// <summary>The longest sequence the model takes, in tokens.</summary>
    public required int MaxPositions { get; init; }
}
