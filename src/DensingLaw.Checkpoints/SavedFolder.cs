using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DensingLaw.Checkpoints;

/// <summary>A checkpoint's folder written from another: weights in a new form, the same configuration and tokenizer.</summary>
public static class SavedFolder
{
    /// <summary>Says what was changed, where something was.</summary>
    public const string RecordName = "conversion.json";

    /// <summary>Copied where they lie beside the checkpoint.</summary>
    private static readonly string[] s_companions =
    [
        "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "chat_template.jinja", "generation_config.json",
        "vocab.json", "merges.txt", "tokenizer.model", "LICENSE",
    ];

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, IndentSize = 2 };

    /// <summary>Writes the folder, which it creates; the file of weights appears whole and before the others.</summary>
    /// <param name="checkpoint">With weights of its own and a config.json in its folder.</param>
    /// <param name="reduction">What is done to the weights on the way.</param>
    /// <param name="folder">Must not hold a file of weights yet.</param>
    /// <param name="weightsName">The name of that file.</param>
    /// <param name="prepare">Checks what it can, before anything is written, and returns what writes the file.</param>
    /// <exception cref="ConfigurationException">The checkpoint has no weights or configuration to save, or the folder is taken.</exception>
    /// <exception cref="StorageException">The disk takes no more.</exception>
    public static void Save(Checkpoint checkpoint, WeightReduction reduction, string folder, string weightsName, Func<ModelSpec, ModelWeights, Action<Stream>> prepare)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(reduction);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(prepare);
        if (checkpoint is not { Spec: { } spec, Weights: { } weights })
            throw new ConfigurationException($"{checkpoint.Path}: is a graph of its own and has no weights to save; name a checkpoint with weights");
        var config = ConfigOf(checkpoint);
        var target = Path.Combine(Path.GetFullPath(folder), weightsName);
        if (File.Exists(target))
            throw new ConfigurationException($"{target}: is there already; name another folder");
        var write = prepare(spec, reduction.Of(weights));
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(target + ".part", FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(target + ".part", target);
            var source = Path.GetDirectoryName(config)!;
            foreach (var name in s_companions.Append(CheckpointReader.ConfigName).Where(n => File.Exists(Path.Combine(source, n))))
                File.Copy(Path.Combine(source, name), Path.Combine(folder, name));
            if (reduction != WeightReduction.None)
                File.WriteAllText(Path.Combine(folder, RecordName), Record(checkpoint, reduction), new UTF8Encoding(false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{folder}: cannot be written ({error.Message}); make room or name another folder", error);
        }
    }

    /// <summary>The path of a checkpoint's config.json.</summary>
    /// <exception cref="ConfigurationException">It has none.</exception>
    internal static string ConfigOf(Checkpoint checkpoint)
    {
        var config = Path.Combine(Directory.Exists(checkpoint.Path) ? checkpoint.Path : Path.GetDirectoryName(checkpoint.Path)!, CheckpointReader.ConfigName);
        return File.Exists(config)
            ? config
            : throw new ConfigurationException($"{config}: is missing, and the new folder needs it; put the model's configuration there");
    }

    private static string Record(Checkpoint checkpoint, WeightReduction reduction) => new JsonObject
    {
        ["schemaVersion"] = 1,
        ["source"] = CheckpointHash.Compute(checkpoint).Sha256,
        ["quantizedBits"] = reduction.Bits,
        ["prunedShare"] = reduction.PrunedShare,
        ["changed"] = "the matrices of attention and feed-forward blocks",
        ["storage"] = "fp32",
    }.ToJsonString(s_indented) + "\n";
}
