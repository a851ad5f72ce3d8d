using System.Globalization;

namespace DensingLaw.Checkpoints;

/// <summary>A decoder exported to ONNX, run as it is: it has no <see cref="Checkpoint.Spec"/> and no <see cref="Checkpoint.Weights"/>.</summary>
public sealed class OnnxCheckpoint : Checkpoint
{
    private const string PreferredName = "model.onnx";

    private OnnxCheckpoint()
    {
    }

    /// <summary>The .onnx file's full path; external data lie beside it.</summary>
    public required string ModelPath { get; init; }

    /// <summary>Names of the operators in the graph, whatever their domain; subgraphs are not entered.</summary>
    public required IReadOnlySet<string> Operators { get; init; }

    /// <summary>Token ids are in [0, VocabularySize), by config.json.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The longest sequence, in tokens, by config.json.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>Query heads of a layer, by config.json.</summary>
    public required int AttentionHeads { get; init; }

    /// <summary>Width of one head, by config.json.</summary>
    public required int HeadSize { get; init; }

    /// <param name="folder">Holds config.json.</param>
    /// <param name="models">Its .onnx files, at least one.</param>
    internal static OnnxCheckpoint Open(string folder, IReadOnlyList<string> models)
    {
        var names = models.Select(System.IO.Path.GetFileName);
        var modelPath = models.FirstOrDefault(model => System.IO.Path.GetFileName(model) == PreferredName) ?? (models.Count == 1 ? models[0] : null)
            ?? throw new ConfigurationException(
                $"{folder}: holds {models.Count} ONNX files ({string.Join(", ", names)}) and no {PreferredName}; leave one");
        var configPath = System.IO.Path.Combine(folder, CheckpointReader.ConfigName);
        if (!File.Exists(configPath))
            throw new ConfigurationException($"{configPath}: is missing beside the ONNX export; download it");
        var config = ModelConfig.Read(configPath);

        using var file = MappedFile.Open(modelPath);
        var graph = OnnxGraph.Read(file);
        var parameters = new OnnxParameters(graph, modelPath);
        var external = graph.Initializers.Values.Select(tensor => tensor.ExternalFile).OfType<string>().Distinct()
            .Select(name => System.IO.Path.Combine(folder, name));
        var precision = parameters.Precision;
        var heads = Required(config, "num_attention_heads", "n_head");
        return new()
        {
            Path = folder,
            ModelPath = modelPath,
            Parameters = parameters.Count(config.Flag("tie_word_embeddings") ?? false),
            Family = config.Text("model_type") ?? throw config.Invalid("model_type", "a family's name"),
            Operators = graph.Nodes.Select(n => n.Operator).ToHashSet(),
            VocabularySize = Required(config, "vocab_size", "vocab_size"),
            MaxPositions = Required(config, "max_position_embeddings", "n_positions"),
            AttentionHeads = heads,
            HeadSize = config.Integer("head_dim", 1, int.MaxValue) ?? Required(config, "hidden_size", "n_embd") / heads,
            Precision = precision,
            WeightBits = precision.StartsWith("int", StringComparison.Ordinal) ? double.Parse(precision["int".Length..], CultureInfo.InvariantCulture) : null,
            Quantization = precision.StartsWith("int", StringComparison.Ordinal) ? $"onnx:{precision}" : null,
            Files = [.. external.Append(modelPath).Append(configPath).OrderBy(System.IO.Path.GetFileName, StringComparer.Ordinal)],
        };
    }

    /// <summary>Nothing stays open: the file is read once, when the checkpoint is opened.</summary>
    protected override void Dispose(bool disposing)
    {
    }

    // GPT-2 and its kin spell some keys in their own way.
    private static int Required(ModelConfig config, string key, string otherKey) =>
        config.Integer(key, 1, int.MaxValue) ?? config.Integer(otherKey, 1, int.MaxValue) ?? throw config.Invalid(key, "a whole number above 0");
}
