using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation;

/// <summary>What <c>manifest.json</c> holds: the plan, and when and by which program the run began.</summary>
public sealed record RunManifest
{
    /// <summary>The version this program writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The run's name.</summary>
    public required string Id { get; init; }

    /// <summary>When the run began. Not part of its identity.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>Version of the program that began it.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What the run measures, and with what.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>Reads a run's manifest.</summary>
    public static RunManifest Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var manifest = JsonSerializer.Deserialize(stream, ManifestJson.Default.RunManifest);
            if (manifest is { SchemaVersion: CurrentSchemaVersion })
                return manifest;
            throw new ConfigurationException(
                $"'{path}' has schema version {manifest?.SchemaVersion} and this program reads {CurrentSchemaVersion}; use the program that wrote it");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException($"there is no manifest '{path}'; give the folder of a run that has started", error);
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"manifest '{path}' is not readable ({error.Message}); delete the run folder and run the command again", error);
        }
    }

    /// <summary>The manifest as it is written to the file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.RunManifest);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(RunManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
