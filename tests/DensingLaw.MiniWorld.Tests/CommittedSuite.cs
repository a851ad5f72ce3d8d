using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Tests;

namespace DensingLaw.MiniWorld.Tests;

/// <summary>The files in <c>benchmarks-data/mini</c>, read by the readers that every run uses.</summary>
internal static class CommittedSuite
{
    public static string Folder { get; } = Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "mini");

    public static IReadOnlyDictionary<string, string> Protocols { get; } = new Dictionary<string, string>
    {
        ["mmlu"] = "mmlu/mini-cloze-0shot",
        ["bbh"] = "bbh/mini-0shot-cot",
        ["math"] = "math/mini-0shot",
        ["humaneval"] = "humaneval/mini-0shot",
        ["mbpp"] = "mbpp/mini-0shot",
    };

    public static Benchmark Load(string name) => BenchmarkCatalog.Load(name, Folder, Protocols[name]);
}
