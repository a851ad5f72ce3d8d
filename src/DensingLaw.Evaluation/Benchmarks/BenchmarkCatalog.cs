using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>The benchmarks and protocols there are.</summary>
public static class BenchmarkCatalog
{
    /// <summary>Protocol ids by benchmark, for all whose prompts can be made; the first is the default.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Protocols { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [MmluBenchmark.Name] = [MmluProtocol.LmEval5Shot.Id],
        [BbhBenchmark.Name] = [BbhProtocol.LmEval3ShotCot.Id],
        [MathBenchmark.Name] = [MathProtocol.LmEvalMinerva4Shot.Id],
        [HumanEvalBenchmark.Name] = [HumanEvalProtocol.LmEval0Shot.Id],
        [MbppBenchmark.Name] = [MbppProtocol.LmEval3Shot.Id],
    };

    /// <summary>The benchmarks that can be run and scored: those answered by comparing continuations.</summary>
    public static IReadOnlyList<string> Measurable { get; } = [MmluBenchmark.Name];

    /// <summary>Reads a benchmark from the data folder, checks it and makes its prompts.</summary>
    /// <param name="benchmark">The key: <c>mmlu</c>, <c>bbh</c>, <c>math</c>, <c>humaneval</c> or <c>mbpp</c>.</param>
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
        return benchmark switch
        {
            MmluBenchmark.Name => MmluBenchmark.Load(dataFolder, MmluProtocol.LmEval5Shot),
            BbhBenchmark.Name => BbhBenchmark.Load(dataFolder, BbhProtocol.LmEval3ShotCot),
            MathBenchmark.Name => MathBenchmark.Load(dataFolder, MathProtocol.LmEvalMinerva4Shot),
            HumanEvalBenchmark.Name => HumanEvalBenchmark.Load(dataFolder, HumanEvalProtocol.LmEval0Shot),
            MbppBenchmark.Name => MbppBenchmark.Load(dataFolder, MbppProtocol.LmEval3Shot),
            _ => throw new InvalidOperationException($"'{benchmark}' is listed but has no reader"),
        };
    }

    /// <summary>The category of a benchmark's sub-task (<c>stem</c>), for records read without the data; null where there is none.</summary>
    public static string? Category(string benchmark, string subtask) =>
        benchmark == MmluBenchmark.Name ? MmluSubjects.Categories.GetValueOrDefault(subtask) : null;
}
