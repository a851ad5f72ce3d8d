namespace DensingLaw.Checkpoints;

/// <summary>A model's weights, its block matrices reduced as they are read.</summary>
internal sealed class ReducedWeights(ModelWeights weights, WeightReduction reduction) : ModelWeights
{
    public override bool Has(WeightRole role, int layer = -1) => weights.Has(role, layer);

    public override IReadOnlyList<long> Shape(WeightRole role, int layer = -1) => weights.Shape(role, layer);

    public override void Read(WeightRole role, int layer, Span<float> destination)
    {
        weights.Read(role, layer, destination);
        if (IsReduced(role))
            reduction.Apply(destination, checked((int)weights.Shape(role, layer)[1]));
    }

    public override unsafe bool TryMap(WeightRole role, int layer, out float* data)
    {
        data = null;
        return !IsReduced(role) && weights.TryMap(role, layer, out data);
    }

    private static bool IsReduced(WeightRole role) => role is WeightRole.Query or WeightRole.Key or WeightRole.Value or WeightRole.AttentionOutput
        or WeightRole.MlpGate or WeightRole.MlpUp or WeightRole.MlpDown;
}
