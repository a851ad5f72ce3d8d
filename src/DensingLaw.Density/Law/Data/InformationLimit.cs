namespace DensingLaw.Density;

/// <summary>
/// A bound on what a parameter can hold, as a ceiling of density: a model of ρ = 2 packs the reference family's ability into half the parameters, so
/// at equal kind of content it holds twice the bits in each, and ρ ≤ limit / (bits the reference family holds). The second number has not been
/// measured.
/// </summary>
/// <param name="Name">The limit's name.</param>
/// <param name="BitsPerParameter">Most bits a parameter can hold.</param>
/// <param name="ReferenceBitsPerParameter">Bits that a parameter of the reference family holds: an assumption.</param>
/// <param name="Source">Where the limit comes from.</param>
public sealed record InformationLimit(string Name, double BitsPerParameter, double ReferenceBitsPerParameter, string Source)
{
    /// <summary>The density that cannot be exceeded under the assumption.</summary>
    public double Ceiling => BitsPerParameter / ReferenceBitsPerParameter;

    /// <summary>Reads a file with the columns of <c>configs/law/limits.csv</c>; null for that one.</summary>
    /// <exception cref="InvalidDataException">The content is not what it should be.</exception>
    public static (string Name, IReadOnlyList<InformationLimit> Limits) Read(string? path = null)
    {
        var table = LawFiles.Read(path, "limits.csv");
        return (table.File, [.. table.Rows.Select(r => new InformationLimit(
            r.Text("limit"), r.Positive("bits_per_parameter"), r.Positive("reference_bits_per_parameter"), r.Text("source")))]);
    }
}
