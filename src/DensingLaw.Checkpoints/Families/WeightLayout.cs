namespace DensingLaw.Checkpoints;

/// <summary>How the rows of a weight (or the elements of a bias) lie in the stored tensor.</summary>
internal abstract record WeightLayout
{
    /// <summary>Rows of the stored tensor, when the weight has <paramref name="rows"/>.</summary>
    public abstract long StoredRows(ModelSpec spec, int layer, long rows);

    /// <summary>For each row of the weight its row in the stored tensor, which is smaller than <see cref="StoredRows"/>.</summary>
    public abstract int[] SourceRows(ModelSpec spec, int layer, int rows);
}
