using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Training.Corpus;

/// <summary>A benchmark whose items a corpus must not contain.</summary>
public sealed record DecontaminationTarget
{
    /// <summary>The benchmark's key: <c>mmlu</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Items by id, with their texts: question and answer, as the release has them.</summary>
    public required IReadOnlyList<(string Item, IReadOnlyList<string> Texts)> Items { get; init; }

    /// <summary>
    /// Question and right answer of every item as one text, other choices and tests as more. Shots and instructions are not in it: all items share them.
    /// </summary>
    public static DecontaminationTarget Of(Benchmark benchmark)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return new DecontaminationTarget { Name = benchmark.Name, Items = [.. benchmark.Items().Select(item => (item.Id, Texts(item)))] };
    }

    private static IReadOnlyList<string> Texts(BenchmarkItem item) => item.Source switch
    {
        MmluQuestion q => [$"{q.Question} {q.AnswerText}", $"{q.Question} {string.Join(' ', q.Choices)}"],
        BbhExample e => [$"{e.Input} {e.Target}"],
        MathProblem p => [$"{p.Problem} {p.Solution}"],
        HumanEvalProblem p => [$"{p.Prompt} {p.CanonicalSolution}", p.Test],
        MbppTask t => [$"{t.Text} {t.Code}", string.Join('\n', t.Tests.Concat(t.ChallengeTests))],
        _ => [$"{item.Question} {item.Target}"],
    };
}
