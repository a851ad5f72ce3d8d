namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>MATH-500: 500 problems of MATH's test split, drawn by Lightman et al. 2023 (PRM800K).</summary>
internal static class Math500Benchmark
{
    public const string Name = "math500";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, MathProtocol protocol, ReleaseCheck check) =>
        MathBenchmark.Of(Name, Math500Release.Read(dataFolder, check), dataFolder, protocol, check);
}
