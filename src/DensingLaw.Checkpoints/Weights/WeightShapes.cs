namespace DensingLaw.Checkpoints;

/// <summary>The shape that a specification demands of each weight; family-independent.</summary>
internal static class WeightShapes
{
    /// <summary>Outermost dimension first; null when the model has no such weight.</summary>
    public static long[]? Of(ModelSpec spec, WeightRole role, int layer) =>
        layer < 0 ? Outside(spec, role) : InLayer(spec, role, spec.Layers[layer]);

    private static long[]? Outside(ModelSpec spec, WeightRole role) => role switch
    {
        WeightRole.Embedding => [spec.VocabularySize, spec.HiddenSize],
        WeightRole.FinalNorm => [spec.HiddenSize],
        WeightRole.Head when !spec.TiedEmbeddings => [spec.VocabularySize, spec.HiddenSize],
        _ => null,
    };

    private static long[]? InLayer(ModelSpec spec, WeightRole role, LayerSpec layer)
    {
        var (attention, mlp) = (layer.Attention, layer.Mlp);
        long hidden = spec.HiddenSize, intermediate = mlp.IntermediateSize;
        var query = (long)attention.QueryHeads * attention.HeadSize;
        var keyValue = (long)attention.KeyValueHeads * attention.HeadSize;
        return role switch
        {
            WeightRole.AttentionNorm or WeightRole.MlpNorm => [hidden],
            WeightRole.Query => [query, hidden],
            WeightRole.Key or WeightRole.Value => [keyValue, hidden],
            WeightRole.AttentionOutput => [hidden, query],
            WeightRole.QueryBias when attention.QueryKeyValueBias => [query],
            WeightRole.KeyBias or WeightRole.ValueBias when attention.QueryKeyValueBias => [keyValue],
            WeightRole.AttentionOutputBias when attention.OutputBias => [hidden],
            WeightRole.MlpGate or WeightRole.MlpUp => [intermediate, hidden],
            WeightRole.MlpDown => [hidden, intermediate],
            WeightRole.MlpGateBias or WeightRole.MlpUpBias when mlp.Bias => [intermediate],
            WeightRole.MlpDownBias when mlp.Bias => [hidden],
            _ => null,
        };
    }
}
