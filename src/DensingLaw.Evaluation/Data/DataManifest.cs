using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Data;

/// <summary>
/// What a benchmark's release consists of and where it comes from: <c>benchmarks-data/&lt;name&gt;/manifest.json</c>, as it was when the library was built.
/// </summary>
public sealed partial record DataManifest
{
    private static readonly HashSet<string> s_resources = [.. typeof(DataManifest).Assembly.GetManifestResourceNames()];

    /// <summary>The benchmarks that have a manifest, in the catalogue's order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. BenchmarkCatalog.Protocols.Keys.Where(name => s_resources.Contains(Resource(name)))];

    /// <summary>The benchmark: <c>mmlu</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its full title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it comes from.</summary>
    public required DataSource Source { get; init; }

    /// <summary>The licence of the data.</summary>
    public required DataLicence Licence { get; init; }

    /// <summary>Whom to cite, in one line.</summary>
    public required string Citation { get; init; }

    /// <summary>What a user should know of hashes and addresses: how they were checked, and what was not.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Items by split.</summary>
    public required IReadOnlyList<DataSplit> Splits { get; init; }

    /// <summary>Archives that files come from.</summary>
    public required IReadOnlyList<DataArchive> Archives { get; init; }

    /// <summary>Forms in which the release may lie in the folder, in the order in which the reader looks for them; one is enough. Empty: one form.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    /// <summary>All files, of all forms.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>The manifest of one of <see cref="Names"/>.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static DataManifest Load(string name)
    {
        if (!Names.Contains(name))
            throw new ConfigurationException($"benchmark '{name}' has no manifest{NearNames.Hint(name, Names)}; there are: {string.Join(", ", Names)}");
        using var resource = typeof(DataManifest).Assembly.GetManifestResourceStream(Resource(name))!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Parse(bytes.ToArray(), Resource(name));
    }

    /// <summary>The files of one form, and those that belong to none.</summary>
    /// <param name="form">One of <see cref="Forms"/>; null where there are none.</param>
    public IEnumerable<DataFile> FilesOf(string? form) => Files.Where(f => f.Form is null || f.Form == form);

    /// <summary>The form that a reader would take in a data folder: the first with a file there, or the first of all.</summary>
    public string? FormIn(string dataFolder) =>
        Forms.FirstOrDefault(form => Files.Any(f => f.Form == form && File.Exists(f.In(dataFolder)))) ?? (Forms.Count > 0 ? Forms[0] : null);

    /// <summary>Whether a data folder holds none of the files.</summary>
    public bool IsAbsentFrom(string dataFolder) => !Files.Any(f => File.Exists(f.In(dataFolder)));

    private static string Resource(string name) => $"benchmarks-data/{name}/manifest.json";
}
