using System.Collections.Concurrent;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting.Tests;

/// <summary>A run of the five benchmarks at their full 26,217 items, with made-up answers; or of one of them.</summary>
internal static class FullResult
{
    private static readonly (string Name, int Items, int Subtasks, int RightOf100)[] s_benchmarks =
        [("mmlu", 14_042, 57, 41), ("bbh", 6_511, 27, 33), ("math", 5_000, 7, 12), ("humaneval", 164, 1, 22), ("mbpp", 500, 1, 30)];

    private static readonly ConcurrentDictionary<(string, int), RunReport> s_made = new();

    public static int Items => s_benchmarks.Sum(b => b.Items);

    /// <param name="model">The checkpoint's name.</param>
    /// <param name="benchmarks">How many of the five.</param>
    public static RunReport Report(string model = "demo-135m", int benchmarks = 5) => s_made.GetOrAdd((model, benchmarks), _ => Make(model, benchmarks));

    private static RunReport Make(string model, int benchmarks)
    {
        var chosen = s_benchmarks[..benchmarks];
        var plan = SampleResult.Manifest.Plan;
        var manifest = SampleResult.Manifest with
        {
            Id = $"{model}-full-0123abcd",
            Plan = plan with
            {
                Checkpoint = plan.Checkpoint with { Path = $"/models/{model}" },
                Benchmarks = [.. chosen.Select(b => new PlannedBenchmark(b.Name, $"{b.Name}/lm-eval", "90", "d0", b.Items))],
                Limit = null,
            },
        };
        var records = chosen.SelectMany(b => Enumerable.Range(0, b.Items).Select(i => Record(b.Name, $"{b.Name}_subject_{i % b.Subtasks:00}", i, b.RightOf100))).ToArray();
        var references = ReferenceCurveSet.LoadPublished();
        var scores = chosen.Select(b => new BenchmarkItemScores(b.Name, [.. Enumerable.Range(0, b.Subtasks).Select(s =>
            Enumerable.Range(0, b.Items).Where(i => i % b.Subtasks == s).Select(i => Right(i, b.RightOf100) ? 1.0 : 0).ToArray())])).ToArray();
        var density = DensitySection.Of(new DensityEstimator(references, new BootstrapOptions { Draws = 100 }).Estimate(scores, plan.Checkpoint.Parameters.NonEmbedding));
        var result = ResultBuilder.Build(manifest, new RunRecords(records), density, SampleResult.Performance);
        result = result with { Benchmarks = [.. result.Benchmarks.Select(WithCompletions)] };
        return RunReport.Of(result, references);
    }

    private static BenchmarkSection WithCompletions(BenchmarkSection section) => section.Name == "mmlu" ? section : section with
    {
        Completions = new CompletionSection(section.Items, section.Items, section.Items / 20, section.Items / 9, 200L * section.Items, new Dictionary<string, int>
        {
            ["answer-is"] = section.Items - section.Items / 9,
            ["none"] = section.Items / 9,
        }),
    };

    private static ChoiceRecord Record(string benchmark, string subtask, int index, int rightOf100) => SampleResult.Records[0] with
    {
        Benchmark = benchmark,
        Subtask = subtask,
        Item = $"{subtask}/{index}",
        Gold = Right(index, rightOf100) ? 0 : 1,
    };

    // A scatter that is the same everywhere: 7919 is prime.
    private static bool Right(int index, int rightOf100) => index * 7919L / 13 % 100 < rightOf100;
}
