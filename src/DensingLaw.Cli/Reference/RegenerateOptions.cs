using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary>What a user asked <c>reference regenerate</c> to do.</summary>
internal sealed record RegenerateOptions
{
    public required LadderPreset Preset { get; init; }

    public required string Output { get; init; }

    public required string? Corpus { get; init; }

    public required string? Tokenizer { get; init; }

    public required string Data { get; init; }

    /// <summary>Say what would be done, and stop.</summary>
    public required bool DryRun { get; init; }

    public required int Jobs { get; init; }

    public required string Device { get; init; }

    public required string Precision { get; init; }
}
