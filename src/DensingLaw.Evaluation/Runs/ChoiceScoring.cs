using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>The doors through which a run reaches the tokenizer and the engine.</summary>
public sealed record ChoiceScoring
{
    /// <summary>Encodes a prompt and a continuation jointly.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>
    /// Encodes a continuation by itself, without special tokens: what is scored where the joint encoding left the continuation no token of its own.
    /// </summary>
    public required Func<string, int[]> EncodeAlone { get; init; }

    /// <summary>Scores requests in any order, telling the index and the result of each as it finishes.</summary>
    public required Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> Score { get; init; }

    /// <summary>What scoring cost so far.</summary>
    public required Func<SchedulerStatistics> Statistics { get; init; }

    /// <summary>The longest sequence the model takes, in tokens.</summary>
    public required int MaxPositions { get; init; }
}
