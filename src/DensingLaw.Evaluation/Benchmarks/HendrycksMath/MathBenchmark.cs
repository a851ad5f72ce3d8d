namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>MATH: 5,000 competition problems of 7 subjects, answered with a worked solution.</summary>
internal static class MathBenchmark
{
    public const string Name = "math";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, MathProtocol protocol, ReleaseCheck check) =>
        Of(Name, MathRelease.Read(dataFolder, check, protocol.Edition), dataFolder, protocol, check);

    /// <summary>Prompts for the problems of the release or of a part of it.</summary>
    public static Benchmark Of(string name, MathRelease release, string dataFolder, MathProtocol protocol, ReleaseCheck check)
    {
        var prefix = protocol.Shots == 0 ? "" : protocol.Prefix(MinervaShots.Read(dataFolder), MinervaShots.PathIn(dataFolder), check);
        var subtasks = release.Problems.Select(p => new Subtask(p[0].Subject, null, [.. p.Select(problem => Item(problem, prefix, protocol))]));
        return new Benchmark(name, protocol.ToProtocol(), release.Sha256, [.. subtasks], check.Differences);
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
        AnswerForm = protocol.AnswerForm,
        Source = problem,
    };
}
