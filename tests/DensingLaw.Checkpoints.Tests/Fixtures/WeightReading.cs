namespace DensingLaw.Checkpoints.Tests;

internal static class WeightReading
{
    public static float[] ReadArray(this ModelWeights weights, WeightRole role, int layer = -1)
    {
        var values = new float[weights.Shape(role, layer).Aggregate(1L, (product, dimension) => product * dimension)];
        weights.Read(role, layer, values);
        return values;
    }

    /// <summary>Every weight that the model has.</summary>
    public static IEnumerable<(WeightRole Role, int Layer)> AllWeights(this Checkpoint checkpoint) =>
        from role in Enum.GetValues<WeightRole>()
        from layer in Enumerable.Range(-1, checkpoint.Spec!.Layers.Count + 1)
        where checkpoint.Weights!.Has(role, layer)
        select (role, layer);
}
