using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Cli;

/// <summary>A benchmark's prompts in its release's order.</summary>
/// <param name="Prompts">One an item.</param>
/// <param name="Differences">Where the data differ from the release, a line each; empty for the release.</param>
internal sealed record ProbeBenchmark(IEnumerable<ProbePrompt> Prompts, IReadOnlyList<string> Differences)
{
    /// <summary>Reads a benchmark; a null protocol is its default one.</summary>
    public static ProbeBenchmark Load(string name, string dataFolder, string? protocol, bool allowModifiedData)
    {
        var benchmark = BenchmarkCatalog.Load(name, dataFolder, protocol, allowModifiedData);
        return new ProbeBenchmark(benchmark.Items().Select(i => new ProbePrompt(i.Id, i.Prompt, i.Target)), benchmark.Differences);
    }
}
