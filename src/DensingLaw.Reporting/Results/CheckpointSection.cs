using DensingLaw.Checkpoints;

namespace DensingLaw.Reporting;

/// <summary>What was measured.</summary>
/// <param name="Path">Where it lay when the run began.</param>
/// <param name="Sha256">Hash of the checkpoint's files.</param>
/// <param name="TokenizerSha256">Hash of the tokenizer's files.</param>
/// <param name="AddsBos">Whether the tokenizer puts a beginning-of-sequence token in front of a prompt.</param>
/// <param name="Family">The family's name.</param>
/// <param name="Parameters">Exact parameter counts.</param>
/// <param name="Precision">Storage type of most weights.</param>
/// <param name="Quantization">The container's quantisation, or null.</param>
public sealed record CheckpointSection(
    string Path, string Sha256, string TokenizerSha256, bool AddsBos, string Family, ParameterCounts Parameters, string Precision, string? Quantization);
