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

    /// <summary>Steps between two saved states; null for <c>reference train</c>'s.</summary>
    public required int? CheckpointSteps { get; init; }

    /// <summary>Sequences whose activations lie in memory at once; null: all of a step.</summary>
    public required int? MicroSequences { get; init; }

    /// <summary>Compute activations again in the backward pass.</summary>
    public required bool Recompute { get; init; }
}
