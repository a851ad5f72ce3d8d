using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>The benchmarks and protocols that can be run.</summary>
public static class BenchmarkCatalog
{
    /// <summary>Protocol ids by benchmark; the first is the default.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Protocols { get; } =
        new Dictionary<string, IReadOnlyList<string>> { [MmluBenchmark.Name] = [MmluProtocol.LmEval5Shot.Id] };

    /// <summary>Reads a benchmark from the data folder, checks it and makes its prompts.</summary>
    /// <param name="benchmark">The key: <c>mmlu</c>.</param>
    /// <param name="dataFolder">The folder with one folder a benchmark: <c>mmlu/mmlu.zip</c>.</param>
    /// <param name="protocol">A protocol id; null for the benchmark's default.</param>
    /// <exception cref="ConfigurationException">Unknown benchmark or protocol, or no data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are not the release.</exception>
    public static Benchmark Load(string benchmark, string dataFolder, string? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        if (!Protocols.TryGetValue(benchmark, out var ids))
            throw new ConfigurationException($"benchmark '{benchmark}' is not known; known are {string.Join(", ", Protocols.Keys)}");
        if (protocol is not null && !ids.Contains(protocol))
            throw new ConfigurationException($"{benchmark} has no protocol '{protocol}'; it has {string.Join(", ", ids)}");
        return MmluBenchmark.Load(dataFolder, MmluProtocol.LmEval5Shot);
    }
}
