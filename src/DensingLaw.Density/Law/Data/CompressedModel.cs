namespace DensingLaw.Density;

/// <summary>A model made smaller from another one.</summary>
/// <param name="Model">The small one.</param>
/// <param name="Parent">What it was made from.</param>
/// <param name="Method">How: <c>distilled</c>, <c>quantised</c>, <c>pruned+distilled</c>; any word.</param>
/// <param name="Density">Its ρ.</param>
/// <param name="ParentDensity">The parent's ρ.</param>
public sealed record CompressedModel(string Model, string Parent, string Method, double Density, double ParentDensity)
{
    /// <summary>Child over parent: above 1 where compression raised the density.</summary>
    public double Ratio => Density / ParentDensity;

    /// <summary>Reads a file with the columns of <c>configs/law/compression.csv</c>; null for that one.</summary>
    /// <exception cref="InvalidDataException">The content is not what it should be.</exception>
    public static (string Name, IReadOnlyList<CompressedModel> Models) Read(string? path = null)
    {
        var table = LawFiles.Read(path, "compression.csv");
        return (table.File, [.. table.Rows.Select(r =>
            new CompressedModel(r.Text("model"), r.Text("parent"), r.Text("method"), r.Positive("density"), r.Positive("parent_density")))]);
    }
}
