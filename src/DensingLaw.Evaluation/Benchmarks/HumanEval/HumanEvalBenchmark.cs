namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>HumanEval: 164 Python functions to complete; one sub-task.</summary>
internal static class HumanEvalBenchmark
{
    public const string Name = "humaneval";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are not the release.</exception>
    public static Benchmark Load(string dataFolder, HumanEvalProtocol protocol)
    {
        var release = HumanEvalRelease.Read(dataFolder);
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256, [new Subtask(Name, null, [.. release.Problems.Select(p => Item(p, protocol))])]);
    }

    private static BenchmarkItem Item(HumanEvalProblem problem, HumanEvalProtocol protocol) => new()
    {
        Id = problem.TaskId,
        Subtask = Name,
        PromptPrefix = "",
        Question = protocol.Question(problem),
        Continuations = [],
        GoldIndex = null,
        Target = problem.CanonicalSolution,
        Source = problem,
    };
}
