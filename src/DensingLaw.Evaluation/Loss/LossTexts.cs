using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Loss;

/// <summary>What of a benchmark's items is scored: the gold answer after the prompt that its protocol makes (PROTOCOLS 3.4).</summary>
public static class LossTexts
{
    private const string Space = " ", BbhLead = " the answer is ";

    /// <summary>The kinds of loss that a benchmark's items have.</summary>
    /// <exception cref="ConfigurationException">Unknown benchmark.</exception>
    public static IReadOnlyList<LossKind> Kinds(string benchmark) => benchmark switch
    {
        MmluBenchmark.Name => [LossKind.Letter, LossKind.Text],
        BbhBenchmark.Name => [LossKind.Answer],
        MathBenchmark.Name or Math500Benchmark.Name => [LossKind.Solution],
        HumanEvalBenchmark.Name or MbppBenchmark.Name or SanitizedMbppBenchmark.Name => [LossKind.Program],
        _ => throw new ConfigurationException(
            $"benchmark '{benchmark}' has no gold answers to score; those of {string.Join(", ", BenchmarkCatalog.Protocols.Keys)} are known"),
    };

    /// <summary>An item's texts, one a kind, in the kinds' order.</summary>
    /// <param name="benchmark">The benchmark's key.</param>
    /// <param name="item">One of its items.</param>
    /// <param name="kinds">Some of the benchmark's kinds.</param>
    public static IReadOnlyList<LossText> Of(string benchmark, BenchmarkItem item, IReadOnlyList<LossKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(kinds);
        var context = item.Prompt;
        return [.. kinds.Select(kind => new LossText
        {
            Benchmark = benchmark,
            Subtask = item.Subtask,
            Item = item.Id,
            Kind = kind,
            Context = context,
            Continuation = Continuation(kind, item),
        })];
    }

    /// <summary>What of an item is scored, delimiter included.</summary>
    internal static string Continuation(LossKind kind, BenchmarkItem item) => kind switch
    {
        LossKind.Letter => item.Continuations[item.GoldIndex!.Value],
        LossKind.Text => Space + ((item.Source as MmluQuestion)?.AnswerText ?? throw new ArgumentException($"item {item.Id} has no text of its right choice", nameof(item))),
        LossKind.Answer => item.Source is BbhExample { Reasoning: { } reasoning } ? Space + reasoning : BbhLead + item.Target,
        LossKind.Solution => Space + item.Target,
        _ => item.Target,
    };
}
