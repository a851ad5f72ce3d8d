namespace DensingLaw.Checkpoints;

/// <summary>Opens a published folder: config.json and safetensors.</summary>
internal static class SafetensorsCheckpoint
{
    public static Checkpoint Open(string folder)
    {
        var configPath = Path.Combine(folder, CheckpointReader.ConfigName);
        if (!File.Exists(configPath))
            throw new ConfigurationException($"{configPath}: is missing beside the safetensors; download it");
        var config = ModelConfig.Read(configPath);
        if (config.Section("quantization_config") is { } quantization)
            throw quantization.Invalid("quant_method", "none: quantised safetensors are not supported yet (GGUF files are)");
        var modelType = config.Text("model_type") ?? throw config.Invalid("model_type", "a family's name");
        var family = ModelFamilies.ByModelType(modelType, configPath);
        var spec = family.Describe(config);

        var weights = SafetensorsFolder.Open(folder);
        try
        {
            var binder = new WeightBinder(spec, family.Published, folder);
            return TensorCheckpoint.Create(
                weights, "safetensors", folder, [configPath, .. weights.Paths], spec, binder, weights.Tensors, family.Buffers);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }
}
