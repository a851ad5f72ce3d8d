namespace DensingLaw.Checkpoints;

/// <summary>Llama 1 to 3, SmolLM, TinyLlama, Minitron and others that say <c>llama</c>.</summary>
internal static class LlamaFamily
{
    public static ModelFamily Family { get; } = new()
    {
        ModelTypes = ["llama"],
        GgufArchitectures = ["llama"],
        Describe = config => DecoderConfig.Describe(config, new()),
        Published = LlamaNames.Published,
        Gguf = LlamaNames.Gguf.With(
            (WeightRole.Query, new InterleavedRotaryRows()),
            (WeightRole.QueryBias, new InterleavedRotaryRows()),
            (WeightRole.Key, new InterleavedRotaryRows()),
            (WeightRole.KeyBias, new InterleavedRotaryRows())),
        Buffers = [".rotary_emb.inv_freq"],
    };
}
