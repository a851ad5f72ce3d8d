namespace DensingLaw.Evaluation.Suites;

/// <summary>A named choice of benchmarks and items: <c>configs/suites/*.yaml</c>, or a file of the user's.</summary>
/// <param name="Name">Its name: <c>quick</c>.</param>
/// <param name="Seed">Decides which items are chosen. Suites with one seed are nested: a longer one has the items of a shorter one.</param>
/// <param name="Benchmarks">At least one, each once, in running order.</param>
public sealed record Suite(string Name, int Seed, IReadOnlyList<SuiteBenchmark> Benchmarks)
{
    private const string Folder = "suites", Kind = "suite";

    /// <summary>The suites that travel with the library, from the shortest to the longest; then that of the mini benchmarks, which are data of their own.</summary>
    public static IReadOnlyList<string> Names { get; } = ["quick", "nightly", "standard", "full", "mini"];

    /// <summary>Reads one of <see cref="Names"/>, or a file.</summary>
    /// <param name="nameOrPath">A name; or a path, known by a slash or the ending <c>.yaml</c> or <c>.yml</c>.</param>
    /// <exception cref="ConfigurationException">No such suite or file, or it is not a valid suite; one line names file, line and key.</exception>
    public static Suite Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (Names.Contains(nameOrPath))
        {
            var (yaml, file) = SettingsText.Own(typeof(Suite).Assembly, Folder, nameOrPath);
            return Parse(yaml, file);
        }

        if (!SettingsText.IsPath(nameOrPath))
        {
            throw new ConfigurationException(
                $"there is no suite '{nameOrPath}'{NearNames.Hint(nameOrPath, Names)}; there are {string.Join(", ", Names)}, or give a file (./mine.yaml)");
        }

        return Parse(SettingsText.OfFile(Kind, nameOrPath, Names), nameOrPath);
    }

    /// <summary>Reads a suite's YAML.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">The name that messages give.</param>
    /// <exception cref="ConfigurationException">As for <see cref="Load"/>.</exception>
    public static Suite Parse(string yaml, string file) => SuiteReader.Read(yaml, file);
}
