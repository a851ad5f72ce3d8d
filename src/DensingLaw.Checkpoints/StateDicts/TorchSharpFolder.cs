namespace DensingLaw.Checkpoints;

/// <summary>Saves checkpoints as TorchSharp folders: config.json, model.dat (a state dict with published names, fp32) and the tokenizer's files.</summary>
public static class TorchSharpFolder
{
    /// <summary>Writes the checkpoint's weights, configuration and tokenizer to a folder, which it creates.</summary>
    /// <param name="checkpoint">With weights of its own and a config.json in its folder.</param>
    /// <param name="folder">Must not hold a model.dat yet.</param>
    /// <param name="reduction">What is done to the weights; null for nothing.</param>
    /// <exception cref="ConfigurationException">The checkpoint has no weights, configuration or published layout to save, or the folder is taken.</exception>
    /// <exception cref="StorageException">The disk takes no more.</exception>
    public static void Save(Checkpoint checkpoint, string folder, WeightReduction? reduction = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        SavedFolder.Save(checkpoint, reduction ?? WeightReduction.None, folder, StateDictCheckpoint.WeightsName, (spec, weights) =>
        {
            var config = SavedFolder.ConfigOf(checkpoint);
            var names = ModelFamilies.ByModelType(ModelConfig.Read(config).Text("model_type") ?? "", config).Published;
            (WeightRole Role, int Layer)[] present =
            [
                .. Enum.GetValues<WeightRole>()
                    .SelectMany(role => Enumerable.Range(-1, spec.Layers.Count + 1).Select(layer => (role, layer)))
                    .Where(w => weights.Has(w.role, w.layer)),
            ];
            return present.Where(w => names[w.Role].Layout is not null).Select(w => (WeightRole?)w.Role).FirstOrDefault() is { } role
                ? throw new ConfigurationException($"{spec.Family} checkpoints store {role} in a layout that cannot be saved yet; save another family's")
                : stream => Write(stream, present, weights, names);
        });
    }

    private static void Write(
        Stream stream, (WeightRole Role, int Layer)[] present, ModelWeights weights, IReadOnlyDictionary<WeightRole, WeightSource> names)
    {
        var writer = new StateDictWriter(stream);
        writer.Begin(present.Length);
        foreach (var (role, layer) in present)
        {
            var shape = weights.Shape(role, layer);
            var values = new float[checked((int)shape.Aggregate(1L, (a, b) => a * b))];
            weights.Read(role, layer, values);
            writer.Add(names[role].Name(layer), shape, values);
        }
    }
}
