using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>The benchmarks and protocols there are.</summary>
public static class BenchmarkCatalog
{
    private static readonly Dictionary<string, IReadOnlyList<(string Protocol, Func<string, ReleaseCheck, Benchmark> Load)>> s_loaders = new()
    {
        [MmluBenchmark.Name] = Loaders(MmluProtocol.All, p => p.Id, MmluBenchmark.Load),
        [BbhBenchmark.Name] = Loaders(BbhProtocol.All, p => p.Id, BbhBenchmark.Load),
        [MathBenchmark.Name] = Loaders(MathProtocol.All, p => p.Id, MathBenchmark.Load),
        [HumanEvalBenchmark.Name] = Loaders(HumanEvalProtocol.All, p => p.Id, HumanEvalBenchmark.Load),
        [MbppBenchmark.Name] = Loaders(MbppProtocol.All, p => p.Id, MbppBenchmark.Load),
        [Math500Benchmark.Name] = Loaders(MathProtocol.AllOf500, p => p.Id, Math500Benchmark.Load),
        [SanitizedMbppBenchmark.Name] = Loaders([MbppProtocol.Sanitized3Shot], p => p.Id, SanitizedMbppBenchmark.Load),
    };

    /// <summary>Protocol ids by benchmark, for all whose prompts can be made; the first is the default.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Protocols { get; } =
        s_loaders.ToDictionary(l => l.Key, IReadOnlyList<string> (l) => [.. l.Value.Select(p => p.Protocol)]);

    /// <summary>Reads a benchmark from the data folder, checks it and makes its prompts.</summary>
    /// <param name="benchmark">The key, one of <see cref="Protocols"/>: <c>mmlu</c>.</param>
    /// <param name="dataFolder">The folder with one folder a benchmark: <c>mmlu/mmlu.zip</c>.</param>
    /// <param name="protocol">A protocol id; null for the benchmark's default.</param>
    /// <param name="allowModifiedData">
    /// True: data that differ from the release in counts, names, texts or shots are read, and <see cref="Benchmark.Differences"/> says how they differ.
    /// Malformed data are refused all the same.
    /// </param>
    /// <exception cref="ConfigurationException">Unknown benchmark or protocol, or no data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string benchmark, string dataFolder, string? protocol = null, bool allowModifiedData = false)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        if (!s_loaders.TryGetValue(benchmark, out var loaders))
            throw new ConfigurationException($"benchmark '{benchmark}' is not known{NearNames.Hint(benchmark, Protocols.Keys)}; known are {string.Join(", ", Protocols.Keys)}");
        var load = protocol is null ? loaders[0].Load : loaders.FirstOrDefault(l => l.Protocol == protocol).Load
            ?? throw new ConfigurationException($"{benchmark} has no protocol '{protocol}'{NearNames.Hint(protocol, Protocols[benchmark])}; it has {string.Join(", ", Protocols[benchmark])}");
        return load(dataFolder, new ReleaseCheck(allowModifiedData));
    }

    /// <summary>The category of a benchmark's sub-task (<c>stem</c>), for records read without the data; null where there is none.</summary>
    public static string? Category(string benchmark, string subtask) =>
        benchmark == MmluBenchmark.Name ? MmluSubjects.Categories.GetValueOrDefault(subtask) : null;

    private static IReadOnlyList<(string, Func<string, ReleaseCheck, Benchmark>)> Loaders<T>(
        IEnumerable<T> protocols, Func<T, string> id, Func<string, T, ReleaseCheck, Benchmark> load) =>
        [.. protocols.Select(p => (id(p), (Func<string, ReleaseCheck, Benchmark>)((folder, check) => load(folder, p, check))))];
}
