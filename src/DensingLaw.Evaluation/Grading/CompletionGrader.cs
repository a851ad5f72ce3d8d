using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Grading;

/// <summary>Grades completions of every benchmark. Safe for many threads at once.</summary>
/// <param name="code">Grades programs; null where the run has none, or no sandbox.</param>
/// <param name="sandbox">What of the sandbox decides verdicts; null where there is none.</param>
public sealed class CompletionGrader(CodeGrader? code, string? sandbox)
{
    private const int AnswerCharacters = 1000;

    /// <summary>Whether a benchmark's completions are programs, which need the sandbox.</summary>
    public static bool NeedsSandbox(BenchmarkItem item) => item.Source is HumanEvalProblem or MbppTask;

    /// <summary>Whether an item's completions can be graded here.</summary>
    public bool CanGrade(BenchmarkItem item) => code is not null || !NeedsSandbox(item);

    /// <summary>The grader of an item, with its version and what decides its verdicts.</summary>
    public string Id(BenchmarkItem item) => item.Source switch
    {
        BbhExample => GraderIds.Bbh,
        MathProblem => GraderIds.Math,
        MmluQuestion => GraderIds.Letter,
        HumanEvalProblem or MbppTask => $"{GraderIds.Code} {sandbox}",
        _ => throw new ArgumentException($"item '{item.Id}' has nothing to grade by", nameof(item)),
    };

    /// <summary>Grades one completion.</summary>
    /// <exception cref="EngineException">The sandbox failed; this is no verdict.</exception>
    public GradeRecord Grade(BenchmarkItem item, CompletionRecord record)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(record);
        return item.Source switch
        {
            BbhExample => Bbh(item, record),
            MathProblem => Math(item, record),
            MmluQuestion => Letter(item, record),
            HumanEvalProblem or MbppTask => Program(item, record),
            _ => throw new ArgumentException($"item '{item.Id}' has nothing to grade by", nameof(item)),
        };
    }

    /// <summary>Runs the program that a completion of a code benchmark's item makes.</summary>
    /// <exception cref="EngineException">The sandbox failed; this is no verdict.</exception>
    public CodeGrade Run(BenchmarkItem item, string completion)
    {
        ArgumentNullException.ThrowIfNull(item);
        var source = item.Source ?? throw new ArgumentException($"item '{item.Id}' has nothing to grade by", nameof(item));
        var program = source is HumanEvalProblem problem ? problem.Prompt + completion : completion;
        return (code ?? throw new InvalidOperationException("there is no sandbox to grade programs in")).Grade(source, program);
    }

    private GradeRecord Bbh(BenchmarkItem item, CompletionRecord record)
    {
        var grade = BbhGrader.Grade(record.Completion, item.Target);
        return Of(item, record, grade.StrictCorrect, grade.Strict, grade.StrictCorrect ? "exact" : "different", new() { ["lenient"] = grade.LenientCorrect });
    }

    private GradeRecord Math(BenchmarkItem item, CompletionRecord record)
    {
        var gold = MathAnswer.LastBox(item.Target) ?? throw new DataIntegrityException($"the solution of item '{item.Id}' has no closed \\boxed; get the original release file again");
        var grade = MathGrader.Grade(gold, record.Completion, item.AnswerForm);
        return Of(item, record, grade.Correct, grade.Answer, grade.Rule, new() { ["compatible"] = grade.Compatible });
    }

    private GradeRecord Letter(BenchmarkItem item, CompletionRecord record)
    {
        var grade = GenerativeChoiceGrader.Grade(record.Completion, item.Target);
        return Of(item, record, grade.Correct, grade.Answer, grade.Correct ? "exact" : "different", []);
    }

    private GradeRecord Program(BenchmarkItem item, CompletionRecord record)
    {
        var grade = Run(item, record.Completion);
        var outcome = grade.Mode == "none" ? AnswerOutcome.Invalid : AnswerOutcome.Extracted;
        return Of(item, record, grade.Passed, new ExtractedAnswer("", outcome), grade.Failure ?? "passed", new() { ["suspicious"] = grade.SuspiciousPass }) with { Answer = null };
    }

    private GradeRecord Of(BenchmarkItem item, CompletionRecord record, bool correct, ExtractedAnswer answer, string rule, Dictionary<string, bool> others) => new()
    {
        Benchmark = record.Benchmark,
        Subtask = record.Subtask,
        Item = record.Item,
        Sample = record.Sample,
        Grader = Id(item),
        Correct = correct,
        Outcome = answer.Outcome,
        Answer = answer.Text.Length <= AnswerCharacters ? answer.Text : answer.Text[..AnswerCharacters],
        Rule = rule,
        Others = others,
    };
}
