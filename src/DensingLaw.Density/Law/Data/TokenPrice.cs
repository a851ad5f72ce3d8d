namespace DensingLaw.Density;

/// <summary>What a model's input tokens cost through an interface.</summary>
/// <param name="Model">The model.</param>
/// <param name="Date">From when on.</param>
/// <param name="Price">US dollars per million tokens, above 0.</param>
public sealed record TokenPrice(string Model, DateOnly Date, double Price)
{
    /// <summary>Reads a file with the columns of <c>configs/law/prices.csv</c>; null for that one.</summary>
    /// <exception cref="InvalidDataException">The content is not what it should be.</exception>
    public static (string Name, IReadOnlyList<TokenPrice> Prices) Read(string? path = null)
    {
        var table = LawFiles.Read(path, "prices.csv");
        var date = table.Require("date", "date_in_figure");
        return (table.File, [.. table.Rows.Select(r => new TokenPrice(r.Text("model"), r.Date(date), r.Positive("usd_per_million_tokens")))]);
    }
}
