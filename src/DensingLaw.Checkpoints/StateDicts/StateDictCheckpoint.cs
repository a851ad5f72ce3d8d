namespace DensingLaw.Checkpoints;

/// <summary>Opens a TorchSharp folder: config.json and model.dat, whose tensors have their published names.</summary>
internal static class StateDictCheckpoint
{
    public const string WeightsName = "model.dat";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, WeightsName));

    public static Checkpoint Open(string folder)
    {
        var configPath = Path.Combine(folder, CheckpointReader.ConfigName);
        if (!File.Exists(configPath))
            throw new ConfigurationException($"{configPath}: is missing beside {WeightsName}; put the model's configuration there");
        var config = ModelConfig.Read(configPath);
        var modelType = config.Text("model_type") ?? throw config.Invalid("model_type", "a family's name");
        var family = ModelFamilies.ByModelType(modelType, configPath);
        var spec = family.Describe(config);

        var weights = StateDictFile.Open(Path.Combine(folder, WeightsName));
        try
        {
            var binder = new WeightBinder(spec, family.Published, weights.Tensors, family.IsBuffer, folder);
            return TensorCheckpoint.Create(weights, "torchsharp", folder, [configPath, weights.Path], spec, binder);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }
}
