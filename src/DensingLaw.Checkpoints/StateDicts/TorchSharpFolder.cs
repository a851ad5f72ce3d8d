namespace DensingLaw.Checkpoints;

/// <summary>Saves checkpoints as TorchSharp folders: config.json, model.dat (a state dict with published names, fp32) and the tokenizer's files.</summary>
public static class TorchSharpFolder
{
    /// <summary>Copied where they lie beside the checkpoint.</summary>
    private static readonly string[] s_companions =
    [
        "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "chat_template.jinja", "generation_config.json",
        "vocab.json", "merges.txt", "tokenizer.model", "LICENSE",
    ];

    /// <summary>Writes the checkpoint's weights, configuration and tokenizer to a folder, which it creates.</summary>
    /// <param name="checkpoint">With weights of its own and a config.json in its folder.</param>
    /// <param name="folder">Must not hold a model.dat yet.</param>
    /// <exception cref="ConfigurationException">The checkpoint has no weights, configuration or published layout to save, or the folder is taken.</exception>
    /// <exception cref="StorageException">The disk takes no more.</exception>
    public static void Save(Checkpoint checkpoint, string folder)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(folder);
        if (checkpoint is not { Spec: { } spec, Weights: { } weights })
            throw new ConfigurationException($"{checkpoint.Path}: is a graph of its own and has no weights to save; name a checkpoint with weights");
        var source = Directory.Exists(checkpoint.Path) ? checkpoint.Path : Path.GetDirectoryName(checkpoint.Path)!;
        var config = Path.Combine(source, CheckpointReader.ConfigName);
        if (!File.Exists(config))
            throw new ConfigurationException($"{config}: is missing, and a TorchSharp folder needs it; put the model's configuration there");
        var names = ModelFamilies.ByModelType(ModelConfig.Read(config).Text("model_type") ?? "", config).Published;
        var target = Path.Combine(Path.GetFullPath(folder), StateDictCheckpoint.WeightsName);
        if (File.Exists(target))
            throw new ConfigurationException($"{target}: is there already; name another folder");
        try
        {
            Directory.CreateDirectory(folder);
            Write(target + ".part", spec, weights, names);
            File.Move(target + ".part", target);
            foreach (var name in s_companions.Append(CheckpointReader.ConfigName).Where(n => File.Exists(Path.Combine(source, n))))
                File.Copy(Path.Combine(source, name), Path.Combine(folder, name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{folder}: cannot be written ({error.Message}); make room or name another folder", error);
        }
    }

    private static void Write(string path, ModelSpec spec, ModelWeights weights, IReadOnlyDictionary<WeightRole, WeightSource> names)
    {
        var present = Enum.GetValues<WeightRole>()
            .SelectMany(role => Enumerable.Range(-1, spec.Layers.Count + 1).Select(layer => (Role: role, Layer: layer)))
            .Where(w => weights.Has(w.Role, w.Layer))
            .ToList();
        if (present.Where(w => names[w.Role].Layout is not null).Select(w => (WeightRole?)w.Role).FirstOrDefault() is { } role)
            throw new ConfigurationException($"{spec.Family} checkpoints store {role} in a layout that cannot be saved yet; save another family's");
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        var writer = new StateDictWriter(stream);
        writer.Begin(present.Count);
        foreach (var (which, layer) in present)
        {
            var shape = weights.Shape(which, layer);
            var values = new float[checked((int)shape.Aggregate(1L, (a, b) => a * b))];
            weights.Read(which, layer, values);
            writer.Add(names[which].Name(layer), shape, values);
        }

        stream.Flush(flushToDisk: true);
    }
}
