namespace DensingLaw.Checkpoints;

/// <summary>Opens a GGUF file, alone or beside a config.json that must not contradict it.</summary>
internal static class GgufCheckpoint
{
    private static readonly string[] s_comparedKeys =
        ["hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "intermediate_size", "vocab_size"];

    /// <param name="path">What the user named: the file, or its folder.</param>
    /// <param name="file">The GGUF file.</param>
    public static Checkpoint Open(string path, string file)
    {
        var gguf = GgufFile.Open(file);
        try
        {
            if (gguf.Metadata.GetInteger("split.count") is > 1 and var parts)
                throw new ConfigurationException($"{file}: is one of {parts} parts, one whole file is supported; merge them (llama-gguf-split --merge)");
            var architecture = gguf.Metadata.GetString("general.architecture")
                ?? throw new DataIntegrityException($"{file}: metadata 'general.architecture' is missing; convert the model again");
            var family = ModelFamilies.ByGgufArchitecture(architecture, file);
            var config = GgufConfig.Translate(gguf, architecture);
            var spec = family.Describe(config);

            List<string> files = [file];
            var beside = Path.Combine(Path.GetDirectoryName(file)!, CheckpointReader.ConfigName);
            if (File.Exists(beside))
            {
                Compare(config, ModelConfig.Read(beside));
                files.Add(beside);
            }

            var binder = new WeightBinder(spec, family.Gguf, file);
            return TensorCheckpoint.Create(
                gguf, "gguf", path, files, spec, binder, gguf.Tensors, [.. family.Buffers, GgufConfig.RotaryFactorsName]);
        }
        catch
        {
            gguf.Dispose();
            throw;
        }
    }

    private static void Compare(ModelConfig gguf, ModelConfig json)
    {
        foreach (var key in s_comparedKeys)
        {
            if (gguf.Integer(key, 0, int.MaxValue) is { } stored && json.Integer(key, 0, int.MaxValue) is { } stated && stored != stated)
            {
                throw new DataIntegrityException(
                    $"{json.Path}: '{key}' is {stated}, but the GGUF file beside it has {stored}; they do not belong together, remove config.json or replace it");
            }
        }
    }
}
