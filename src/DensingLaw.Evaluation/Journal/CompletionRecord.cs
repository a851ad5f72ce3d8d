using System.Text.Json.Serialization;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>What a model wrote for one item.</summary>
public sealed record CompletionRecord : ItemRecord
{
    /// <summary>The record's kind.</summary>
    internal const string RecordName = "completion";

    /// <summary>Which of the item's completions, from 0.</summary>
    public required int Sample { get; init; }

    /// <summary>Hash of the prompt's UTF-8 bytes, before a chat template.</summary>
    public required string PromptSha256 { get; init; }

    /// <summary>Tokens of the prompt before any truncation.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Whether the prompt lost its left to fit the model.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Tokens written.</summary>
    public required int NewTokens { get; init; }

    /// <summary>What ended it.</summary>
    public required StopReason Stop { get; init; }

    /// <summary>All that was written, without special tokens.</summary>
    public required string Text { get; init; }

    /// <summary>What is graded: thinking removed, cut before the first stop string.</summary>
    public required string Completion { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string RecordKind => RecordName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int SampleIndex => Sample;

    internal override string? Defect =>
        Sample < 0 ? $"it is completion number {Sample}"
        : NewTokens < 1 ? $"{NewTokens} tokens were written; at least 1 is needed"
        : PromptTokens < 1 ? "the prompt has no tokens"
        : null;
}
