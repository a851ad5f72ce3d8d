namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>MATH: 5,000 competition problems of 7 subjects, answered with a worked solution.</summary>
internal static class MathBenchmark
{
    public const string Name = "math";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are not the release.</exception>
    public static Benchmark Load(string dataFolder, MathProtocol protocol)
    {
        var release = MathRelease.Read(dataFolder);
        var prefix = protocol.Prefix(MinervaShots.Read(dataFolder), MinervaShots.PathIn(dataFolder));
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256,
            [.. release.Problems.Select(p => new Subtask(p[0].Subject, null, [.. p.Select(problem => Item(problem, prefix, protocol))]))]);
    }

    private static BenchmarkItem Item(MathProblem problem, string prefix, MathProtocol protocol) => new()
    {
        Id = problem.UniqueId,
        Subtask = problem.Subject,
        PromptPrefix = prefix,
        Question = protocol.Question(problem.Problem),
        Continuations = [],
        GoldIndex = null,
        Target = problem.Solution,
        Source = problem,
    };
}
