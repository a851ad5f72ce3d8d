using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Cli;

/// <summary>The benchmark a user asked for.</summary>
/// <param name="Name">One of <see cref="MeasureParts.BenchmarkNames"/>.</param>
/// <param name="DataFolder">Where the benchmarks' releases lie.</param>
/// <param name="Limit">The first items of every sub-task; null for all.</param>
/// <param name="Subtasks">The sub-tasks to run; null for all.</param>
internal sealed record BenchmarkRequest(string Name, string DataFolder, int? Limit, IReadOnlyList<string>? Subtasks)
{
    /// <summary>Reads the release and builds the prompts.</summary>
    public ChoiceBenchmark Load()
    {
        var benchmark = BenchmarkCatalog.Load(Name, DataFolder);
        var known = benchmark.Subtasks.Select(s => s.Name).ToArray();
        if (Subtasks?.FirstOrDefault(s => !known.Contains(s)) is { } unknown)
            throw new ConfigurationException($"{Name} has no sub-task {unknown}{NearNames.Hint(unknown, known)}; there are {known.Length}: {string.Join(", ", known)}");
        BenchmarkItem[] items = [.. benchmark.Items(Limit).Where(i => Subtasks?.Contains(i.Subtask) ?? true)];
        var plan = new PlannedBenchmark(benchmark.Name, benchmark.Protocol.Id, benchmark.Protocol.ProtocolSha256, benchmark.DataSha256, items.Length);
        return new ChoiceBenchmark(plan, items);
    }
}
