namespace DensingLaw.MiniWorld.Suite;

/// <summary>
/// The five mini benchmarks, in the forms of the five original releases: a data folder. Every item is held out of every corpus of the same world: the facts
/// are stated there and never asked for, the puzzles, problems and combinations of programming words never come.
/// </summary>
public static class MiniSuite
{
    private const string ManifestName = "manifest.json";

    /// <summary>The files of a world's benchmarks, the same bytes each time; the last is their manifest.</summary>
    public static IReadOnlyList<SuiteFile> Files(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        SuiteFile[] files = [.. MmluFiles.Of(world), .. BbhFiles.Of(world), .. MathFiles.Of(world), .. CodeFiles.Of(world)];
        return [.. files, new SuiteFile(ManifestName, 0, Manifest(world, files))];
    }

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Made when it is not there; files of the same names are replaced.</param>
    /// <param name="world">What they tell of.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<SuiteFile> Write(string folder, World world)
    {
        var files = Files(world);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // The manifest comes last: a folder with one is whole.
            File.WriteAllBytes(path + ".part", file.Bytes.Span);
            File.Move(path + ".part", path, overwrite: true);
        }

        return files;
    }

    private static byte[] Manifest(World world, SuiteFile[] files) => SuiteJson.Document(writer =>
    {
        writer.WriteNumber("schemaVersion", 1);
        writer.WriteString("name", "mini");
        writer.WriteString("title", "Five small benchmarks of an invented world, in the forms of MMLU, BBH, MATH, HumanEval and MBPP");
        writer.WriteString("licence", "Apache-2.0");
        writer.WriteNumber("seed", world.Seed);
        writer.WriteString("command", FormattableString.Invariant($"densinglaw data mini --seed {world.Seed} --output DIR"));
        writer.WriteStartArray("files");
        foreach (var file in files)
        {
            SuiteJson.Object(writer, w =>
            {
                w.WriteString("path", file.Path);
                w.WriteNumber("items", file.Items);
                w.WriteNumber("bytes", file.Bytes.Length);
                w.WriteString("sha256", file.Sha256);
            });
        }

        writer.WriteEndArray();
    });
}
