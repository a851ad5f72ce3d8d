namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>MBPP's tasks that were checked by hand: 257 short Python programs to write; one sub-task.</summary>
internal static class SanitizedMbppBenchmark
{
    public const string Name = "mbpp-sanitized";

    /// <exception cref="ConfigurationException">No data at the place; the shots are tasks of the full release, which must be there too.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, MbppProtocol protocol, ReleaseCheck check)
    {
        var release = SanitizedMbppRelease.Read(dataFolder, check);
        var prefix = protocol.Prefix(MbppRelease.Read(dataFolder, check), check);
        return MbppBenchmark.Of(Name, release.Path, release.Sha256, release.Tasks, prefix, protocol, check);
    }
}
