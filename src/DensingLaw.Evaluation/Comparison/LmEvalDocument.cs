using System.Globalization;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>
/// An item as lm-evaluation-harness 0.4 knows it: a row of the data set that it reads (<c>cais/mmlu</c>, <c>SaylorTwift/bbh</c>, <c>EleutherAI/hendrycks_math</c>,
/// <c>HuggingFaceH4/MATH-500</c>, <c>openai/openai_humaneval</c>, <c>google-research-datasets/mbpp</c>, whole or <c>sanitized</c>), columns in the data set's order, since a hash depends on it.
/// </summary>
/// <param name="Subtask">The sub-task.</param>
/// <param name="Number">The row's number in its task, from 0.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Row">The columns; for MATH with the task's own <c>answer</c>.</param>
/// <param name="Target">What the task holds answers against.</param>
/// <param name="Continuations">The texts whose likelihoods are compared, delimiter included; empty for tasks that are answered by writing.</param>
public sealed record LmEvalDocument(string Subtask, int Number, string Prompt, JsonObject Row, string Target, IReadOnlyList<string> Continuations)
{
    /// <summary>The documents of a benchmark by item; none for items of a release that the harness has no task for.</summary>
    public static IReadOnlyDictionary<string, LmEvalDocument> Of(Benchmark benchmark)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return benchmark.Subtasks.SelectMany(s => s.Items.Select((item, number) => Of(benchmark.Name, item, number))).OfType<KeyValuePair<string, LmEvalDocument>>().ToDictionary();
    }

    private static KeyValuePair<string, LmEvalDocument>? Of(string benchmark, BenchmarkItem item, int number)
    {
        (JsonObject Row, string Target)? known = item.Source switch
        {
            MmluQuestion q => (
                new() { ["question"] = q.Question, ["subject"] = item.Subtask, ["choices"] = Texts(q.Choices), ["answer"] = q.AnswerIndex },
                q.AnswerIndex.ToString(CultureInfo.InvariantCulture)),
            BbhExample e => (new() { ["input"] = e.Input, ["target"] = e.Target }, e.Target),
            MathProblem p when benchmark == Math500Benchmark.Name => Math500(p),
            MathProblem p => Math(p),
            HumanEvalProblem p => (
                new() { ["task_id"] = p.TaskId, ["prompt"] = p.Prompt, ["canonical_solution"] = p.CanonicalSolution, ["test"] = p.Test, ["entry_point"] = p.EntryPoint },
                $"{p.Test}\ncheck({p.EntryPoint})"),
            MbppTask t when benchmark == SanitizedMbppBenchmark.Name => (
                new()
                {
                    ["source_file"] = t.SourceFile,
                    ["task_id"] = t.TaskId,
                    ["prompt"] = t.Text,
                    ["code"] = t.Code,
                    ["test_imports"] = Texts(t.TestImports),
                    ["test_list"] = Texts(t.Tests),
                },
                ShownTests(t)),
            MbppTask t => (
                new()
                {
                    ["task_id"] = t.TaskId,
                    ["text"] = t.Text,
                    ["code"] = t.Code,
                    ["test_list"] = Texts(t.Tests),
                    ["test_setup_code"] = t.TestSetupCode,
                    ["challenge_test_list"] = Texts(t.ChallengeTests),
                },
                ShownTests(t)),
            _ => null,
        };
        return known is { } found ? new(item.Id, new LmEvalDocument(item.Subtask, item.Source is MathProblem { Row: { } row } ? row : number, item.Prompt, found.Row, found.Target, item.Continuations)) : null;
    }

    private static string ShownTests(MbppTask task) => string.Join('\n', task.Tests.Take(3));

    // The task puts its own answer where the data set has one; columns stay in their places.
    private static (JsonObject, string) Math500(MathProblem problem)
    {
        var answer = Answer(problem);
        return (
            new()
            {
                ["problem"] = problem.Problem,
                ["solution"] = problem.Solution,
                ["answer"] = answer,
                ["subject"] = MathSubjects.All[problem.Subject].Type,
                ["level"] = problem.Level,
                ["unique_id"] = problem.UniqueId,
            },
            answer);
    }

    private static (JsonObject, string) Math(MathProblem problem)
    {
        var answer = Answer(problem);
        return (
            new()
            {
                ["problem"] = problem.Problem,
                ["level"] = string.Create(CultureInfo.InvariantCulture, $"Level {problem.Level}"),
                ["type"] = MathSubjects.All[problem.Subject].Type,
                ["solution"] = problem.Solution,
                ["answer"] = answer,
            },
            answer);
    }

    private static string Answer(MathProblem problem) => MinervaNormalization.Normalize(MathAnswer.LastBox(problem.Solution)!);

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];
}
