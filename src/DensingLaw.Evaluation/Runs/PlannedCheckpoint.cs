using DensingLaw.Checkpoints;

namespace DensingLaw.Evaluation;

/// <summary>The checkpoint as a run's plan states it: enough to report on the run without opening the model again.</summary>
public sealed record PlannedCheckpoint
{
    /// <summary>Where it lay when the run began. Not part of the run's identity.</summary>
    public required string Path { get; init; }

    /// <summary>Hash of the checkpoint's files.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Hash of the tokenizer's files.</summary>
    public required string TokenizerSha256 { get; init; }

    /// <summary>Whether the tokenizer puts a beginning-of-sequence token in front of a prompt.</summary>
    public required bool AddsBos { get; init; }

    /// <summary>Hash of the chat template's text; null where the checkpoint has none, or the run is older than this field.</summary>
    public string? ChatTemplateSha256 { get; init; }

    /// <summary>The family's name: <c>llama</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Exact parameter counts.</summary>
    public required ParameterCounts Parameters { get; init; }

    /// <summary>Storage type of most weights.</summary>
    public required string Precision { get; init; }

    /// <summary>The container's quantisation, or null.</summary>
    public string? Quantization { get; init; }

    /// <summary>Mean bits in which a non-embedding parameter is stored; null where not known. Follows from the files, and is no part of the run's identity.</summary>
    public double? WeightBits { get; init; }
}
