using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.Mbpp;

/// <summary>MBPP: 500 short Python programs to write; one sub-task.</summary>
internal static class MbppBenchmark
{
    public const string Name = "mbpp";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, MbppProtocol protocol, ReleaseCheck check)
    {
        var release = MbppRelease.Read(dataFolder, check, protocol.Edition);
        return Of(Name, release.Path, release.Sha256, release.Tasks, protocol.Prefix(release, check), protocol, check);
    }

    /// <summary>The test split of either release.</summary>
    public static Benchmark Of(
        string name, string path, string dataSha256, IReadOnlyList<MbppTask> tasks, string prefix, MbppProtocol protocol, ReleaseCheck check)
    {
        var items = MbppRelease.InTestSplit(tasks).Select(t => Item(name, t, prefix, protocol)).ToList();
        ReleaseNames.Check($"{path}: the test split", "task", [.. items.Select(i => i.Id)]);
        return new Benchmark(name, protocol.ToProtocol(), dataSha256, [new Subtask(name, null, items)], check.Differences);
    }

    private static BenchmarkItem Item(string name, MbppTask task, string prefix, MbppProtocol protocol) => new()
    {
        Id = task.TaskId.ToString(CultureInfo.InvariantCulture),
        Subtask = name,
        PromptPrefix = prefix,
        Question = protocol.Question(task),
        Continuations = [],
        GoldIndex = null,
        Target = task.Code,
        Source = task,
    };
}
