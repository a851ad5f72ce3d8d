using System.Text.Json;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting;

/// <summary>What <c>densinglaw loss --json</c> prints.</summary>
public sealed record LossDocument
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The checkpoint, as a full path.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>What did the work.</summary>
    public required EngineSection Engine { get; init; }

    /// <summary>The text's file, as a full path; null when none was given.</summary>
    public string? Text { get; init; }

    /// <summary>The text's loss; null when none was given.</summary>
    public TextLoss? Loss { get; init; }

    /// <summary>How benchmarks and rationales were scored; null when there are none.</summary>
    public LossRules? Rules { get; init; }

    /// <summary>Only so many items of every sub-task, and rationales of every benchmark; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Seed of the intervals' bootstrap; null when there are none.</summary>
    public int? Seed { get; init; }

    /// <summary>The losses of benchmarks' gold answers, in the order asked for.</summary>
    public IReadOnlyList<BenchmarkLossSection> Benchmarks { get; init; } = [];

    /// <summary>The losses of rationales; null when none were given.</summary>
    public RationaleLossSection? Rationales { get; init; }

    /// <summary>UTF-8, fields in a fixed order.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ResultJson.Indented.LossDocument), (byte)'\n'];
}
