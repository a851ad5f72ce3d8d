using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Cli;

/// <summary>The benchmark a user asked for.</summary>
/// <param name="Name">One of <see cref="MeasureParts.BenchmarkNames"/>.</param>
/// <param name="DataFolder">Where the benchmarks' releases lie.</param>
/// <param name="Limit">The first items of every sub-task; null for all.</param>
/// <param name="Subtasks">The sub-tasks to run; null for all.</param>
internal sealed record BenchmarkRequest(string Name, string DataFolder, int? Limit, IReadOnlyList<string>? Subtasks)
{
    /// <summary>The protocol's id; null for the benchmark's default.</summary>
    public string? Protocol { get; init; }

    /// <summary>What a suite says of the benchmark; null where options choose the items.</summary>
    public SuiteBenchmark? Suite { get; init; }

    /// <summary>At most so many tokens of a completion; null for the protocol's own number.</summary>
    public int? MaxNewTokens { get; init; }

    /// <summary>How completions are sampled.</summary>
    public SamplingSettings Sampling { get; init; } = SamplingSettings.Greedy;

    /// <summary>Whether prompts that are completed are put in the checkpoint's chat template.</summary>
    public bool Chat { get; init; }

    /// <summary>What ends a thinking model's thinking; null for others.</summary>
    public string? EndOfThinking { get; init; }

    /// <summary>Whether the losses of gold answers are measured.</summary>
    public bool Losses { get; init; }

    /// <summary>Whether data that differ from the release are taken.</summary>
    public bool AllowModifiedData { get; init; }

    /// <summary>Reads the release and builds the prompts.</summary>
    public RunBenchmark Load()
    {
        var benchmark = BenchmarkCatalog.Load(Name, DataFolder, Protocol ?? Suite?.Protocol, AllowModifiedData);
        if ((MaxNewTokens ?? Suite?.MaxNewTokens) is { } count && benchmark.Protocol.Generation is not null)
            benchmark = benchmark.WithMaxNewTokens(count);
        var items = Items(benchmark);
        var plan = new PlannedBenchmark(benchmark.Name, benchmark.Protocol.Id, benchmark.Protocol.ProtocolSha256, benchmark.DataSha256, items.Count)
        {
            ItemsSha256 = RunBenchmark.ItemsSha256(items),
            Completions = Completions(benchmark.Protocol),
            Losses = Losses && !(Chat || benchmark.Protocol.UsesChatTemplate) ? Kinds(benchmark.Protocol) : [],
            DataDifferences = benchmark.Differences,
        };
        return new RunBenchmark(plan, items) { Choice = benchmark.Protocol.Choice, Generation = benchmark.Protocol.Generation, Sampling = SamplingOf() };
    }

    private IReadOnlyList<BenchmarkItem> Items(Benchmark benchmark)
    {
        if (Suite is not null)
            return SuiteSelection.Select(Suite, benchmark.Subtasks);
        var chosen = Subtask.Chosen(benchmark.Subtasks, Subtasks, Name).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return [.. benchmark.Items(Limit).Where(i => chosen.Contains(i.Subtask))];
    }

    private SamplingSettings SamplingOf() => Suite?.Samples is { } samples && Sampling.Samples == 1 ? Sampling with { Samples = samples } : Sampling;

    private PlannedCompletions? Completions(Protocol protocol)
    {
        if (protocol.Generation is not { } generation)
            return null;
        var sampling = SamplingOf();
        if (sampling is { IsGreedy: true, Samples: > 1 })
            throw new ConfigurationException($"{sampling.Samples} greedy completions of an item would all be the same; give a --temperature above 0 or --samples 1");
        return new PlannedCompletions(sampling.Samples, Decoding(sampling), Chat || protocol.UsesChatTemplate, EndOfThinking);
    }

    // The number of samples is left out: a completion does not depend on how many others there are.
    private static string Decoding(SamplingSettings sampling) => (sampling with { Samples = 1 }).Key;

    private IReadOnlyList<LossKind> Kinds(Protocol protocol) =>
        [.. LossTexts.Kinds(Name).Where(kind => kind != LossKind.Letter || protocol is { Choice: not null, ComparesTexts: false })];
}
