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
        All(benchmark, protocol, data, parts).Where(p => items.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.Prompt);

    /// <summary>All prompts of a benchmark by item; empty for a benchmark that is not known here.</summary>
    public static IReadOnlyDictionary<string, ProbePrompt> All(string benchmark, string? protocol, string data, ProbeParts parts) =>
        parts.BenchmarkNames.Contains(benchmark)
            ? parts.Prompts(benchmark, data, Protocol(protocol), true).Prompts.ToDictionary(p => p.Item)
            : new Dictionary<string, ProbePrompt>();

    // A recorded protocol may end in a setting of its own (fewer new tokens), which decides no prompt.
    internal static string? Protocol(string? recorded) => recorded?.Split('+', ' ')[0];
}
