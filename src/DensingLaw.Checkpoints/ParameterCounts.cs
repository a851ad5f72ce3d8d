namespace DensingLaw.Checkpoints;

/// <summary>Exact parameter counts, read from the tensors.</summary>
/// <param name="Total">All parameters; a matrix shared by embedding and head counts once.</param>
/// <param name="NonEmbedding">Without input embeddings and output head: N of the Densing Law's reference family (PAPER B).</param>
/// <param name="Active">Non-embedding parameters that one token uses (all of them in a dense model).</param>
public sealed record ParameterCounts(long Total, long NonEmbedding, long Active)
{
    /// <summary>The counts of a model that is described only: from the shapes that its specification demands.</summary>
    public static ParameterCounts Of(ModelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var counts = Enum.GetValues<WeightRole>()
            .SelectMany(role => Enumerable.Range(-1, spec.Layers.Count + 1).Select(layer => (Role: role, Shape: WeightShapes.Of(spec, role, layer))))
            .Where(w => w.Shape is not null)
            .Select(w => (w.Role, Count: w.Shape!.Aggregate(1L, (a, b) => a * b)))
            .ToList();
        var inside = counts.Where(c => c.Role is not (WeightRole.Embedding or WeightRole.Head)).Sum(c => c.Count);
        return new(counts.Sum(c => c.Count), inside, inside);
    }
}
