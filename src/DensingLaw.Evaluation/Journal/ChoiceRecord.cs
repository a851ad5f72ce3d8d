using System.Text.Json.Serialization;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Scoring;

namespace DensingLaw.Evaluation;

/// <summary>The likelihoods of one multiple-choice item's continuations.</summary>
public sealed record ChoiceRecord : ItemRecord
{
    /// <summary>The record's kind.</summary>
    internal const string RecordName = "choice";

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

    /// <summary>How the protocol compares the log-likelihoods.</summary>
    public ChoiceRule Rule { get; init; }

    /// <summary>
    /// What the rule needs of each choice beside its log-likelihood: UTF-8 bytes of its text, tokens of the whole text, or how many tokens are likelier;
    /// null where the log-likelihoods alone decide.
    /// </summary>
    public IReadOnlyList<int>? Counts { get; init; }

    /// <summary>Whether tokens were cut from the left so that the sequence fits the model.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Whether a token straddled the seam between prompt and continuation in any choice.</summary>
    public required bool BoundaryMerged { get; init; }

    /// <summary>Index of the most likely choice; the first among equals.</summary>
    public int Prediction => Outcome.PredictedIndex;

    /// <summary>Whether the prediction is the right choice.</summary>
    public bool Correct => Outcome.Correct;

    /// <summary>
    /// Nats (a unit of length, where the rule divides by one) between the best choice and the next one: how far a numeric difference is from changing the
    /// prediction.
    /// </summary>
    public double Margin => Outcome.Margin;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string RecordKind => RecordName;

    private ChoiceOutcome Outcome => ChoiceScorer.Score(Rule, [.. LogLikelihoods], [.. Counts ?? []], Gold);

    internal override string? Defect =>
        LogLikelihoods.Count < 2 ? $"{LogLikelihoods.Count} choices, at least 2 are needed"
        : IsGreedy.Count != LogLikelihoods.Count ? $"{IsGreedy.Count} greedy flags for {LogLikelihoods.Count} choices"
        : Gold < 0 || Gold >= LogLikelihoods.Count ? $"the right choice is number {Gold} of {LogLikelihoods.Count}"
        : !LogLikelihoods.All(double.IsFinite) ? "a log-likelihood is not a finite number"
        : (Rule == ChoiceRule.Sum) != (Counts is null) || (Counts is not null && Counts.Count != LogLikelihoods.Count) ? $"{Counts?.Count ?? 0} counts for {LogLikelihoods.Count} choices and the rule {Rule}"
        : null;
}
