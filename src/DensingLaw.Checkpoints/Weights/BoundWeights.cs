namespace DensingLaw.Checkpoints;

/// <summary>Weights whose tensors were found and whose shapes were checked.</summary>
internal sealed class BoundWeights(IReadOnlyDictionary<(WeightRole Role, int Layer), BoundWeight> weights) : ModelWeights
{
    public override bool Has(WeightRole role, int layer = -1) => weights.ContainsKey((role, layer));

    public override IReadOnlyList<long> Shape(WeightRole role, int layer = -1) => Find(role, layer).Shape;

    public override void Read(WeightRole role, int layer, Span<float> destination)
    {
        var (tensor, _, rows) = Find(role, layer);
        if (rows is null)
            tensor.Read(destination);
        else
            tensor.ReadRows(rows, destination);
    }

    public override unsafe bool TryMap(WeightRole role, int layer, out float* data)
    {
        var (tensor, _, rows) = Find(role, layer);
        data = null;
        return rows is null && tensor.TryMap(out data);
    }

    private BoundWeight Find(WeightRole role, int layer) => weights.TryGetValue((role, layer), out var weight)
        ? weight
        : throw new ArgumentException($"the model has no weight {role} in layer {layer}; ask Has first", nameof(role));
}
