using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DensingLaw.Checkpoints;

namespace DensingLaw.Training.Ladder;

/// <summary>A trained member: a published folder (configuration, weights, tokenizer) with <c>training.json</c>.</summary>
internal static class MemberFolder
{
    public const string RecordName = "training.json";

    private static readonly string[] s_tokenizerFiles = ["tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "generation_config.json", "LICENSE"];

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IndentSize = 2,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string PathOf(string runFolder, int tokensPerParameter) => Path.Combine(runFolder, tokensPerParameter.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null where the member is not finished.</summary>
    /// <exception cref="DataIntegrityException">The record is damaged.</exception>
    public static MemberRecord? Read(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<MemberRecord>(File.ReadAllBytes(path), s_options)!;
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException($"{path}: is no record of a trained member ({error.Message}); remove the folder to train the member again", error);
        }
    }

    /// <summary>Writes the whole folder beside its place and renames it there, so that a member is there whole or not at all.</summary>
    public static void Write(string folder, ModelSpec spec, ModelWeights weights, MemberRecord record, TrainingCorpus corpus)
    {
        var temporary = folder + ".tmp";
        try
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
            Directory.CreateDirectory(temporary);
            PublishedFolder.Write(temporary, spec, weights, corpus.EndOfText);
            foreach (var name in s_tokenizerFiles.Where(n => File.Exists(Path.Combine(corpus.TokenizerFolder, n))))
                File.Copy(Path.Combine(corpus.TokenizerFolder, name), Path.Combine(temporary, name));
            File.WriteAllBytes(Path.Combine(temporary, RecordName), [.. JsonSerializer.SerializeToUtf8Bytes(record, s_options), (byte)'\n']);
            Directory.Move(temporary, folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{folder}: the trained model cannot be written ({error.Message}); make room and run the same command again", error);
        }
    }
}
