using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Cli;

/// <summary>The benchmark a user asked for.</summary>
/// <param name="Name">One of <see cref="MeasureParts.BenchmarkNames"/>.</param>
/// <param name="DataFolder">Where the benchmarks' releases lie.</param>
/// <param name="Limit">The first items of every sub-task; null for all.</param>
internal sealed record BenchmarkRequest(string Name, string DataFolder, int? Limit)
{
    /// <summary>Reads the release and builds the prompts.</summary>
    public ChoiceBenchmark Load()
    {
        var benchmark = BenchmarkCatalog.Load(Name, DataFolder);
        ChoiceItem[] items = [.. benchmark.Items(Limit).Select(i => new ChoiceItem(i.Id, i.Subtask, i.Prompt, i.Continuations, i.GoldIndex!.Value))];
        var plan = new PlannedBenchmark(benchmark.Name, benchmark.Protocol.Id, benchmark.Protocol.ProtocolSha256, benchmark.DataSha256, items.Length);
        return new ChoiceBenchmark(plan, items);
    }
}
