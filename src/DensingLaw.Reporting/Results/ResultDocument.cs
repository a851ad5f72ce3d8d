using System.Text.Json;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting;

/// <summary>
/// What <c>result.json</c> holds. The names are fixed for schema version 1; fields may be added. Everything but <see cref="Performance"/> follows from
/// the manifest and the journal, so that a resumed run's result equals an undisturbed one's.
/// </summary>
public sealed record ResultDocument
{
    /// <summary>The version this program writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Which run it is.</summary>
    public required RunSection Run { get; init; }

    /// <summary>What was measured.</summary>
    public required CheckpointSection Checkpoint { get; init; }

    /// <summary>What did the work.</summary>
    public required EngineSection Engine { get; init; }

    /// <summary>One for each benchmark that has records.</summary>
    public required IReadOnlyList<BenchmarkSection> Benchmarks { get; init; }

    /// <summary>The rules by which losses were measured; null when there are none.</summary>
    public LossRules? LossRules { get; init; }

    /// <summary>Null when the run is not finished or no reference curve covers its benchmarks.</summary>
    public required DensitySection? Density { get; init; }

    /// <summary>What the work cost; null when a report was made of a run that never ended.</summary>
    public required RunPerformance? Performance { get; init; }

    /// <summary>The file's bytes: UTF-8, fields in a fixed order, numbers in their shortest round-trip form whatever the culture.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ResultJson.Indented.ResultDocument), (byte)'\n'];

    /// <summary>Reads a result written before.</summary>
    public static ResultDocument FromJson(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            var document = JsonSerializer.Deserialize(json, ResultJson.Indented.ResultDocument);
            return document is { SchemaVersion: CurrentSchemaVersion }
                ? document
                : throw new ConfigurationException($"'{path}' has schema version {document?.SchemaVersion}, this program reads {CurrentSchemaVersion}; use the program that wrote it");
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"'{path}' is not a result ({error.Message}); delete it and make it again with: densinglaw report", error);
        }
    }
}
