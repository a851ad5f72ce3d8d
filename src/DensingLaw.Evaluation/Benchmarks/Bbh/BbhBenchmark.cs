namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>BIG-Bench Hard: 6,511 questions of 27 sub-tasks, answered after reasoning.</summary>
internal static class BbhBenchmark
{
    public const string Name = "bbh";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, BbhProtocol protocol, ReleaseCheck check)
    {
        var release = BbhRelease.Read(dataFolder, check, protocol.Edition);
        Subtask[] subtasks = [.. release.Tasks.Select(t => Subtask(t, protocol, check))];
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256, subtasks, check.Differences);
    }

    private static Subtask Subtask(BbhTask task, BbhProtocol protocol, ReleaseCheck check)
    {
        var prefix = protocol.Prefix(task, check);
        return new Subtask(task.Name, null, [.. task.Examples.Select((example, index) => new BenchmarkItem
        {
            Id = FormattableString.Invariant($"{task.Name}/{index}"),
            Subtask = task.Name,
            PromptPrefix = prefix,
            Question = protocol.Question(example.Input),
            Continuations = [],
            GoldIndex = null,
            Target = example.Target,
            Source = example,
        })]);
    }
}
