using System.Text.Json.Serialization;
using DensingLaw.Evaluation.Scoring;

namespace DensingLaw.Evaluation;

/// <summary>The finished result of one multiple-choice item. Scores and reports are computed from these and from nothing else.</summary>
public sealed record ChoiceRecord
{
    /// <summary>The benchmark: <c>mmlu</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The sub-task (subject) that the item belongs to.</summary>
    public required string Subtask { get; init; }

    /// <summary>The release's own item id.</summary>
    public required string Item { get; init; }

    /// <summary>Hash of the prompt's UTF-8 bytes.</summary>
    public required string PromptSha256 { get; init; }

    /// <summary>Tokens of the prompt before any truncation.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Log-likelihood of every choice in nats; finite.</summary>
    public required IReadOnlyList<double> LogLikelihoods { get; init; }

    /// <summary>For every choice, whether each of its tokens was the most probable one.</summary>
    public required IReadOnlyList<bool> IsGreedy { get; init; }

    /// <summary>Index of the right choice.</summary>
    public required int Gold { get; init; }

    /// <summary>Whether tokens were cut from the left so that the sequence fits the model.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Whether a token straddled the seam between prompt and continuation in any choice.</summary>
    public required bool BoundaryMerged { get; init; }

    /// <summary>Index of the most likely choice; the first among equals.</summary>
    public int Prediction => Outcome.PredictedIndex;

    /// <summary>Whether the prediction is the right choice.</summary>
    public bool Correct => Outcome.Correct;

    /// <summary>Nats between the most likely choice and the next one: how far a numeric difference is from changing the prediction.</summary>
    public double Margin => Outcome.Margin;

    private ChoiceOutcome Outcome => ChoiceScorer.Score([.. LogLikelihoods], Gold);

    /// <summary>Null when the record holds together; otherwise what is wrong with it.</summary>
    [JsonIgnore]
    internal string? Defect =>
        LogLikelihoods.Count < 2 ? $"{LogLikelihoods.Count} choices, at least 2 are needed"
        : IsGreedy.Count != LogLikelihoods.Count ? $"{IsGreedy.Count} greedy flags for {LogLikelihoods.Count} choices"
        : Gold < 0 || Gold >= LogLikelihoods.Count ? $"the right choice is number {Gold} of {LogLikelihoods.Count}"
        : !LogLikelihoods.All(double.IsFinite) ? "a log-likelihood is not a finite number"
        : null;
}
