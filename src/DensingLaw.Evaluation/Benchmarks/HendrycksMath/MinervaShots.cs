namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>The worked problems of Lewkowycz et al. 2022 (Minerva), read from the data folder.</summary>
internal static class MinervaShots
{
    public const string FileName = "minerva_4shot_prompt.json";

    /// <param name="dataFolder">The folder with one folder a benchmark.</param>
    /// <exception cref="ConfigurationException"><c>math/minerva_4shot_prompt.json</c> is not in the folder.</exception>
    /// <exception cref="DataIntegrityException">Not a JSON object with a list <c>shots</c> of problems and solutions.</exception>
    public static IReadOnlyList<MathShot> Read(string dataFolder)
    {
        var path = PathIn(dataFolder);
        if (!File.Exists(path))
            throw new ConfigurationException($"no shots for MATH: {path} does not exist; give the folder that holds math/{FileName} with --data");
        var shots = ReleaseJson.Object(path, ReleaseFile.Read(path).Bytes).Objects("shots", "shot");
        return [.. shots.Select(s => new MathShot(s.Text("problem"), s.Text("solution")))];
    }

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "math", FileName);
}
