using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Training.Corpus;

/// <summary>What a folder of shards holds and what it was made from: <c>index.json</c>.</summary>
public sealed record ShardIndex
{
    /// <summary>The file's name.</summary>
    public const string FileName = "index.json";

    /// <summary>The form of this record. 1.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>SHA-256 over everything that decides the tokens.</summary>
    public required string Key { get; init; }

    /// <summary>Identity of the tokenization.</summary>
    public required string TokenizerSha256 { get; init; }

    /// <summary>The tokenizer's largest id plus one.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The token after each document.</summary>
    public required int EosId { get; init; }

    /// <summary>2 (ids below 65,536) or 4; little-endian.</summary>
    public required int BytesPerToken { get; init; }

    /// <summary>Identity of the corpus's files.</summary>
    public required string CorpusSha256 { get; init; }

    /// <summary>The corpus's files.</summary>
    public required int CorpusFiles { get; init; }

    /// <summary>Their bytes on disk.</summary>
    public required long CorpusBytes { get; init; }

    /// <summary>The share of documents that were to be held out.</summary>
    public required double HeldOutShare { get; init; }

    /// <summary>The seed that chose them.</summary>
    public required ulong HeldOutSeed { get; init; }

    /// <summary>Documents dropped because they overlap with a benchmark; <c>decontamination.json</c> says more.</summary>
    public required long DocumentsDropped { get; init; }

    /// <summary>What is trained on.</summary>
    public required SplitIndex Training { get; init; }

    /// <summary>What is kept for measuring.</summary>
    public required SplitIndex HeldOut { get; init; }

    /// <summary>SHA-256 of <c>held-out.tsv</c>: a line <c>hash TAB file:line</c> for each held-out document.</summary>
    public required string HeldOutListSha256 { get; init; }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ShardIndexJson.Default.ShardIndex);

    /// <exception cref="DataIntegrityException">Not such an index.</exception>
    internal static ShardIndex Parse(string path, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ShardIndexJson.Default.ShardIndex) is { SchemaVersion: 1, BytesPerToken: 2 or 4 } index
                ? index
                : throw new DataIntegrityException($"{path}: not an index of form 1; delete its folder and prepare the corpus again");
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"{path}: damaged ({error.Message}); delete its folder and prepare the corpus again", error);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, WriteIndented = true)]
[JsonSerializable(typeof(ShardIndex))]
internal sealed partial class ShardIndexJson : JsonSerializerContext;
