namespace DensingLaw.Density;

/// <summary>Dated densities of models on one set of benchmarks.</summary>
/// <param name="Name">The file's path, or the name of one that ships: <c>law/densities.csv</c>.</param>
/// <param name="Models">In the file's order; at least one.</param>
public sealed record DensityFile(string Name, IReadOnlyList<DatedDensity> Models)
{
    /// <summary>The five-benchmark densities of the paper's figure 1.</summary>
    public const string FiveBenchmarks = "densities.csv";

    /// <summary>The MMLU-CF densities of figure 2.</summary>
    public const string MmluCf = "densities-mmlu-cf.csv";

    /// <summary>The MMLU densities of figure 3c.</summary>
    public const string Mmlu = "densities-mmlu.csv";

    /// <summary>Reads a file with the columns of <c>configs/law/densities.csv</c> or of the paper's own tables.</summary>
    /// <param name="path">A file, or null for the one that ships.</param>
    /// <param name="shipped">One of the names above.</param>
    /// <exception cref="InvalidDataException">The content is not what it should be; one line names file, line, column, value and what is
    /// allowed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DensityFile Read(string? path = null, string shipped = FiveBenchmarks) => Parse(LawFiles.Read(path, shipped));

    internal static DensityFile Parse(CsvTable table)
    {
        var (model, date) = (table.Require("model"), table.Require("release_date", "release_date_in_figure", "date"));
        var density = table.Require("density", "density_mmlu_cf", "density_mmlu");
        var (parameters, family) = (table.Find("params_b", "circle_params_b"), table.Find("family"));
        var deviation = table.Find("density_log_sd");
        return new DensityFile(table.File, [.. table.Rows.Select(row => new DatedDensity
        {
            Model = row.Text(model),
            Date = row.Date(date),
            Density = row.Positive(density),
            Parameters = 1e9 * row.OptionalPositive(parameters),
            Family = row.OptionalText(family) ?? FamilyOf(row.Text(model)),
            LogStandardDeviation = row.OptionalPositive(deviation),
        })]);
    }

    private static string FamilyOf(string model)
    {
        var letters = string.Concat(model.TakeWhile(char.IsLetter));
        return letters.Length > 0 ? letters : model;
    }
}
