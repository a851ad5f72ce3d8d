using DensingLaw.Evaluation.Comparison;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation.Tests.Comparison;

/// <summary>Made-up sides of comparisons.</summary>
internal static class ComparedRuns
{
    public static RunManifest Manifest(string id, params PlannedBenchmark[] benchmarks) => new()
    {
        Id = id,
        CreatedUtc = DateTimeOffset.UnixEpoch,
        ToolVersion = "1",
        Plan = SyntheticRun.Plan with { Benchmarks = benchmarks },
    };

    public static PlannedBenchmark Plan(string name, int items = 1) => new(name, $"{name}/p", new string('c', 64), new string('d', 64), items);

    /// <summary>A choice between four, of which the first counts as right, and which the model gets right or not.</summary>
    public static ChoiceRecord Choice(string benchmark, string subtask, int index, bool right, double margin = 1) => new()
    {
        Benchmark = benchmark,
        Subtask = subtask,
        Item = FormattableString.Invariant($"{subtask}/{index}"),
        PromptSha256 = FormattableString.Invariant($"{benchmark}{subtask}{index:00000000}").PadRight(64, '0'),
        PromptTokens = 10,
        LogLikelihoods = right ? [-1, -1 - margin, -8, -9] : [-1 - margin, -1, -8, -9],
        IsGreedy = [true, false, false, false],
        Gold = 0,
        Truncated = false,
        BoundaryMerged = false,
    };

    public static ItemLoss Loss(string benchmark, string subtask, int index, double nats) => new()
    {
        Benchmark = benchmark,
        Subtask = subtask,
        Item = FormattableString.Invariant($"{subtask}/{index}"),
        Kind = LossKind.Letter,
        ContextSha256 = FormattableString.Invariant($"{benchmark}{subtask}{index:00000000}").PadRight(64, '0'),
        ContextTokens = 10,
        Nats = nats,
        SeamNats = 0,
        Tokens = 1,
        Bytes = 2,
        BytesScored = 2,
        MovedSpaces = 0,
        UnknownTokens = 0,
        BoundaryMerged = false,
        Truncated = false,
        IsGreedy = false,
    };

    public static ComparedRun Of(string id, params ItemRecord[] records) =>
        ComparedRun.Of(Manifest(id, [.. records.Select(r => r.Benchmark).Distinct().Select(b => Plan(b))]), records);
}
