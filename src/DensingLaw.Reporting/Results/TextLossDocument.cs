using System.Text.Json;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting;

/// <summary>What <c>densinglaw loss --json</c> prints.</summary>
public sealed record TextLossDocument
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The checkpoint, as a full path.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The text's file, as a full path.</summary>
    public required string Text { get; init; }

    /// <summary>What did the work.</summary>
    public required EngineSection Engine { get; init; }

    /// <summary>The text's loss.</summary>
    public required TextLoss Loss { get; init; }

    /// <summary>UTF-8, fields in a fixed order.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ResultJson.Indented.TextLossDocument), (byte)'\n'];
}
