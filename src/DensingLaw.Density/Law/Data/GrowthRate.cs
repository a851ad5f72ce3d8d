namespace DensingLaw.Density;

/// <summary>A quantity that grew by a factor in a number of years.</summary>
/// <param name="Quantity">Its key: <c>transistor-density</c>.</param>
/// <param name="Factor">Above 1.</param>
/// <param name="Years">Above 0.</param>
/// <param name="Source">Where the numbers come from; null where not given.</param>
public sealed record GrowthRate(string Quantity, double Factor, double Years, string? Source)
{
    /// <summary>The paper counts a year as 365 days: 2.1 years are its 766 days.</summary>
    internal const double DaysPerYear = 365;

    /// <summary>The quantity whose growth multiplies density on a device of a price.</summary>
    internal const string ComputePerPrice = "compute-per-price";

    /// <summary>Days in which it doubles.</summary>
    public double DoublingDays => Years * DaysPerYear * Math.Log(2) / Math.Log(Factor);

    /// <summary>Factor in a year.</summary>
    public double PerYear => Math.Pow(Factor, 1 / Years);

    /// <summary>Reads a file with the columns of <c>configs/law/growth.csv</c>; null for that one.</summary>
    /// <exception cref="InvalidDataException">The content is not what it should be.</exception>
    public static (string Name, IReadOnlyList<GrowthRate> Rates) Read(string? path = null)
    {
        var table = LawFiles.Read(path, "growth.csv");
        var source = table.Find("source");
        return (table.File, [.. table.Rows.Select(r => new GrowthRate(r.Text("quantity"), FactorOf(r), r.Positive("years"), r.OptionalText(source)))]);
    }

    private static double FactorOf(CsvRow row)
    {
        var factor = row.Positive("factor");
        return factor > 1 ? factor : throw row.Error("factor", row.Text("factor"), "a factor above 1");
    }
}
