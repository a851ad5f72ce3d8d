namespace DensingLaw.Checkpoints;

/// <summary>The tensor names of Llama, which many families share.</summary>
internal static class LlamaNames
{
    /// <summary>In published folders.</summary>
    public static IReadOnlyDictionary<WeightRole, WeightSource> Published { get; } = new Dictionary<WeightRole, WeightSource>
    {
        [WeightRole.Embedding] = "model.embed_tokens.weight",
        [WeightRole.FinalNorm] = "model.norm.weight",
        [WeightRole.Head] = "lm_head.weight",
        [WeightRole.AttentionNorm] = "model.layers.{layer}.input_layernorm.weight",
        [WeightRole.Query] = "model.layers.{layer}.self_attn.q_proj.weight",
        [WeightRole.QueryBias] = "model.layers.{layer}.self_attn.q_proj.bias",
        [WeightRole.Key] = "model.layers.{layer}.self_attn.k_proj.weight",
        [WeightRole.KeyBias] = "model.layers.{layer}.self_attn.k_proj.bias",
        [WeightRole.Value] = "model.layers.{layer}.self_attn.v_proj.weight",
        [WeightRole.ValueBias] = "model.layers.{layer}.self_attn.v_proj.bias",
        [WeightRole.AttentionOutput] = "model.layers.{layer}.self_attn.o_proj.weight",
        [WeightRole.AttentionOutputBias] = "model.layers.{layer}.self_attn.o_proj.bias",
        [WeightRole.MlpNorm] = "model.layers.{layer}.post_attention_layernorm.weight",
        [WeightRole.MlpGate] = "model.layers.{layer}.mlp.gate_proj.weight",
        [WeightRole.MlpGateBias] = "model.layers.{layer}.mlp.gate_proj.bias",
        [WeightRole.MlpUp] = "model.layers.{layer}.mlp.up_proj.weight",
        [WeightRole.MlpUpBias] = "model.layers.{layer}.mlp.up_proj.bias",
        [WeightRole.MlpDown] = "model.layers.{layer}.mlp.down_proj.weight",
        [WeightRole.MlpDownBias] = "model.layers.{layer}.mlp.down_proj.bias",
    };

    /// <summary>In GGUF files, rows in the published order.</summary>
    public static IReadOnlyDictionary<WeightRole, WeightSource> Gguf { get; } = new Dictionary<WeightRole, WeightSource>
    {
        [WeightRole.Embedding] = GgufConfig.EmbeddingName,
        [WeightRole.FinalNorm] = "output_norm.weight",
        [WeightRole.Head] = GgufConfig.HeadName,
        [WeightRole.AttentionNorm] = "blk.{layer}.attn_norm.weight",
        [WeightRole.Query] = "blk.{layer}.attn_q.weight",
        [WeightRole.QueryBias] = "blk.{layer}.attn_q.bias",
        [WeightRole.Key] = "blk.{layer}.attn_k.weight",
        [WeightRole.KeyBias] = "blk.{layer}.attn_k.bias",
        [WeightRole.Value] = "blk.{layer}.attn_v.weight",
        [WeightRole.ValueBias] = "blk.{layer}.attn_v.bias",
        [WeightRole.AttentionOutput] = "blk.{layer}.attn_output.weight",
        [WeightRole.AttentionOutputBias] = "blk.{layer}.attn_output.bias",
        [WeightRole.MlpNorm] = "blk.{layer}.ffn_norm.weight",
        [WeightRole.MlpGate] = "blk.{layer}.ffn_gate.weight",
        [WeightRole.MlpGateBias] = "blk.{layer}.ffn_gate.bias",
        [WeightRole.MlpUp] = "blk.{layer}.ffn_up.weight",
        [WeightRole.MlpUpBias] = "blk.{layer}.ffn_up.bias",
        [WeightRole.MlpDown] = "blk.{layer}.ffn_down.weight",
        [WeightRole.MlpDownBias] = "blk.{layer}.ffn_down.bias",
    };

    /// <summary>The same names with some weights elsewhere or laid out otherwise.</summary>
    public static IReadOnlyDictionary<WeightRole, WeightSource> With(
        this IReadOnlyDictionary<WeightRole, WeightSource> names, params ReadOnlySpan<(WeightRole Role, WeightLayout Layout)> changes)
    {
        var changed = names.ToDictionary();
        foreach (var (role, layout) in changes)
            changed[role] = names[role] with { Layout = layout };
        return changed;
    }
}
