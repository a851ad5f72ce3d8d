using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Training.Corpus;

/// <summary>What decontamination dropped. A document that overlaps with several benchmarks counts for each, and once in the totals.</summary>
public sealed record DecontaminationReport
{
    /// <summary>The form of this record. 1.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Words in a row that made a hit.</summary>
    public required int Words { get; init; }

    /// <summary>Rows in more items than this were not looked for; null: all were.</summary>
    public required int? MaxItemsPerRow { get; init; }

    /// <summary>How texts became words.</summary>
    public string Rule { get; init; } = "lower case, Unicode punctuation and symbols deleted, divided at white space (lm-evaluation-harness's Janitor)";

    /// <summary>Documents looked at, held-out ones included.</summary>
    public required long Documents { get; init; }

    /// <summary>Documents dropped.</summary>
    public required long DocumentsDropped { get; init; }

    /// <summary>UTF-8 bytes of the documents dropped.</summary>
    public required long BytesDropped { get; init; }

    /// <summary>One a benchmark, in the order in which they were given.</summary>
    public required IReadOnlyList<BenchmarkOverlap> Benchmarks { get; init; }

    /// <summary>The report as indented JSON, UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, DecontaminationJson.Default.DecontaminationReport);

    /// <exception cref="DataIntegrityException">Not such a report.</exception>
    internal static DecontaminationReport Parse(string path, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DecontaminationJson.Default.DecontaminationReport) is { SchemaVersion: 1 } report
                ? report
                : throw new DataIntegrityException($"{path}: not a report of form 1; delete its folder and prepare the corpus again");
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"{path}: damaged ({error.Message}); delete its folder and prepare the corpus again", error);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, WriteIndented = true)]
[JsonSerializable(typeof(DecontaminationReport))]
internal sealed partial class DecontaminationJson : JsonSerializerContext;
