namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>HumanEval: 164 Python functions to complete; one sub-task.</summary>
internal static class HumanEvalBenchmark
{
    public const string Name = "humaneval";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, HumanEvalProtocol protocol, ReleaseCheck check)
    {
        var release = HumanEvalRelease.Read(dataFolder, check, protocol.Edition);
        var items = release.Problems.Select(p => Item(p, protocol));
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256, [new Subtask(Name, null, [.. items])], check.Differences);
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
