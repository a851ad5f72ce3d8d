using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Cli;

/// <summary>An item's prompt and the answer that is right.</summary>
internal sealed record ProbePrompt(string Item, string Prompt, string Target)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Prompt)));

    /// <summary>The prompts of a benchmark in its release's order; null takes the default protocol.</summary>
    public static IEnumerable<ProbePrompt> OfBenchmark(string benchmark, string dataFolder, string? protocol) =>
        BenchmarkCatalog.Load(benchmark, dataFolder, protocol).Items().Select(i => new ProbePrompt(i.Id, i.Prompt, i.Target));
}
