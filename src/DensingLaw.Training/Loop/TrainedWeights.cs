using DensingLaw.Checkpoints;

namespace DensingLaw.Training.Loop;

/// <summary>Flat parameters as a checkpoint's weights.</summary>
internal sealed class TrainedWeights(ParameterLayout layout, float[] values) : ModelWeights
{
    public override bool Has(WeightRole role, int layer = -1) => layout.Weights.ContainsKey((role, layer));

    public override IReadOnlyList<long> Shape(WeightRole role, int layer = -1) => layout.Weights[(role, layer)].Shape;

    public override void Read(WeightRole role, int layer, Span<float> destination) =>
        values.AsSpan(checked((int)layout.Weights[(role, layer)].Offset), destination.Length).CopyTo(destination);

    public override unsafe bool TryMap(WeightRole role, int layer, out float* data)
    {
        data = null;
        return false;
    }
}
