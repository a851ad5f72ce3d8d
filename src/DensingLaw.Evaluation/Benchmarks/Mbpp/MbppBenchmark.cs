using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>MBPP: 500 short Python programs to write; one sub-task.</summary>
internal static class MbppBenchmark
{
    public const string Name = "mbpp";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are not the release.</exception>
    public static Benchmark Load(string dataFolder, MbppProtocol protocol)
    {
        var release = MbppRelease.Read(dataFolder);
        var prefix = protocol.Prefix(release);
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256, [new Subtask(Name, null, [.. release.Test.Select(t => Item(t, prefix, protocol))])]);
    }

    private static BenchmarkItem Item(MbppTask task, string prefix, MbppProtocol protocol) => new()
    {
        Id = task.TaskId.ToString(CultureInfo.InvariantCulture),
        Subtask = Name,
        PromptPrefix = prefix,
        Question = protocol.Question(task),
        Continuations = [],
        GoldIndex = null,
        Target = task.Code,
        Source = task,
    };
}
