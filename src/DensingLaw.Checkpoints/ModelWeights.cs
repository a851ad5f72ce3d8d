namespace DensingLaw.Checkpoints;

/// <summary>The weights of a model by role, in the layout that <see cref="WeightRole"/> states.</summary>
public abstract class ModelWeights
{
    /// <summary>Whether the model has this weight (biases and the head are optional).</summary>
    /// <param name="role">What the weight does.</param>
    /// <param name="layer">The layer, from 0; −1 for weights outside the layers.</param>
    public abstract bool Has(WeightRole role, int layer = -1);

    /// <summary>The shape of a weight, outermost dimension first.</summary>
    public abstract IReadOnlyList<long> Shape(WeightRole role, int layer = -1);

    /// <summary>Writes the weight as fp32, row-major. <paramref name="destination"/> has exactly as many elements as the shape.</summary>
    public abstract void Read(WeightRole role, int layer, Span<float> destination);

    /// <summary>
    /// The weight in place, when the file holds it as little-endian fp32 in the right layout at an address aligned to 4 bytes; the memory is read-only
    /// and lives as long as the checkpoint. False otherwise: use <see cref="Read"/>.
    /// </summary>
    public abstract unsafe bool TryMap(WeightRole role, int layer, out float* data);
}
