using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Cli;

/// <summary>Builds the prompts of changed items again from the benchmarks' releases; journals hold their hashes alone.</summary>
internal static class ItemPrompts
{
    public static ComparisonResult Fill(ComparisonResult comparison, ComparedRun run, string data, ProbeParts parts)
    {
        var prompts = comparison.Changed.Where(c => c.Prompt is null).GroupBy(c => c.Benchmark).ToDictionary(
            g => g.Key, g => Of(g.Key, run.Benchmarks.FirstOrDefault(b => b.Name == g.Key)?.Protocol, data, g.Select(c => c.Item).ToHashSet(), parts));
        return comparison with
        {
            Changed = [.. comparison.Changed.Select(c => c.Prompt is null && prompts[c.Benchmark].TryGetValue(c.Item, out var prompt) ? c with { Prompt = prompt } : c)],
        };
    }

    /// <summary>The prompts of some items of a benchmark; empty for a benchmark that is not known here.</summary>
    public static IReadOnlyDictionary<string, string> Of(string benchmark, string? protocol, string data, IReadOnlySet<string> items, ProbeParts parts) =>
        !parts.BenchmarkNames.Contains(benchmark)
            ? new Dictionary<string, string>()
            : parts.Prompts(benchmark, data, Protocol(protocol), true).Prompts.Where(p => items.Contains(p.Item)).ToDictionary(p => p.Item, p => p.Prompt);

    // A recorded protocol may end in a setting of its own (fewer new tokens), which decides no prompt.
    private static string? Protocol(string? recorded) => recorded?.Split('+', ' ')[0];
}
