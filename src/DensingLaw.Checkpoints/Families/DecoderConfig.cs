namespace DensingLaw.Checkpoints;

/// <summary>Describes a pre-norm decoder of uniform layers from the configuration keys that most families share.</summary>
internal static class DecoderConfig
{
    /// <summary>Far above any published model; larger values are damage, and must not size an allocation.</summary>
    private const int MaxWidth = 1 << 24, MaxLayers = 4096, MaxVocabulary = 1 << 28, MaxHeads = 1 << 16;

    public static ModelSpec Describe(ModelConfig config, DecoderDefaults defaults)
    {
        var hiddenSize = config.Integer("hidden_size", 1, MaxWidth) ?? defaults.HiddenSize;
        var norm = new NormSpec(config.Positive("rms_norm_eps") ?? 1e-6);
        var layer = new LayerSpec
        {
            AttentionNorm = norm,
            Attention = ReadAttention(config, defaults, hiddenSize),
            MlpNorm = norm,
            Mlp = new()
            {
                IntermediateSize = config.Integer("intermediate_size", 1, MaxWidth) ?? defaults.IntermediateSize,
                Activation = ReadActivation(config),
                Bias = config.Flag("mlp_bias") ?? false,
            },
        };
        return new()
        {
            Family = config.Text("model_type")!,
            VocabularySize = config.Integer("vocab_size", 1, MaxVocabulary) ?? defaults.VocabularySize,
            HiddenSize = hiddenSize,
            MaxPositions = config.Integer("max_position_embeddings", 1, int.MaxValue) ?? defaults.MaxPositions,
            Layers = [.. Enumerable.Repeat(layer, config.Integer("num_hidden_layers", 1, MaxLayers) ?? defaults.Layers)],
            FinalNorm = norm,
            TiedEmbeddings = config.Flag("tie_word_embeddings") ?? false,
        };
    }

    private static AttentionSpec ReadAttention(ModelConfig config, DecoderDefaults defaults, int hiddenSize)
    {
        var heads = config.Integer("num_attention_heads", 1, MaxHeads) ?? defaults.Heads;
        var keyValueHeads = config.Integer("num_key_value_heads", 1, heads)
            ?? (config.IsNull("num_key_value_heads") ? null : defaults.KeyValueHeads) ?? heads;
        if (heads % keyValueHeads != 0)
            throw config.Invalid("num_key_value_heads", $"a divisor of the {heads} query heads");
        var headSize = config.Integer("head_dim", 2, MaxWidth) ?? hiddenSize / heads;
        if (headSize % 2 != 0 || headSize == 0)
            throw config.Invalid("head_dim", $"an even number above 0, which hidden size {hiddenSize} over {heads} heads must give when it is missing");
        var bias = config.Flag("attention_bias") ?? false;
        return new()
        {
            QueryHeads = heads,
            KeyValueHeads = keyValueHeads,
            HeadSize = headSize,
            Scale = 1 / Math.Sqrt(headSize),
            QueryKeyValueBias = bias,
            OutputBias = bias,
            Rotary = RotaryConfig.Read(config, headSize, defaults.MaxPositions),
            Window = config.Integer("sliding_window", 1, int.MaxValue) ?? (config.IsNull("sliding_window") ? null : defaults.Window),
        };
    }

    private static Activation ReadActivation(ModelConfig config) => config.Text("hidden_act") switch
    {
        null or "silu" or "swish" => Activation.Silu,
        _ => throw config.Invalid("hidden_act", "silu"),
    };
}
