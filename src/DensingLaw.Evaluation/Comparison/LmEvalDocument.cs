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
/// <c>openai/openai_humaneval</c>, <c>google-research-datasets/mbpp</c>), columns in the data set's order, since a hash depends on it.
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
        // MATH-500's rows have other columns than MATH's, and the sanitized MBPP's other ones than MBPP's; no task is exported with their documents.
        if (benchmark.Name is Math500Benchmark.Name or SanitizedMbppBenchmark.Name)
            return new Dictionary<string, LmEvalDocument>();
        return benchmark.Subtasks.SelectMany(s => s.Items.Select(Of)).OfType<KeyValuePair<string, LmEvalDocument>>().ToDictionary();
    }

    private static KeyValuePair<string, LmEvalDocument>? Of(BenchmarkItem item, int number)
    {
        (JsonObject Row, string Target)? known = item.Source switch
        {
            MmluQuestion q => (
                new() { ["question"] = q.Question, ["subject"] = item.Subtask, ["choices"] = Texts(q.Choices), ["answer"] = q.AnswerIndex },
                q.AnswerIndex.ToString(CultureInfo.InvariantCulture)),
            BbhExample e => (new() { ["input"] = e.Input, ["target"] = e.Target }, e.Target),
            MathProblem p => Math(p),
            HumanEvalProblem p => (
                new() { ["task_id"] = p.TaskId, ["prompt"] = p.Prompt, ["canonical_solution"] = p.CanonicalSolution, ["test"] = p.Test, ["entry_point"] = p.EntryPoint },
                $"{p.Test}\ncheck({p.EntryPoint})"),
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
                string.Join('\n', t.Tests.Take(3))),
            _ => null,
        };
        return known is { } found ? new(item.Id, new LmEvalDocument(item.Subtask, number, item.Prompt, found.Row, found.Target, item.Continuations)) : null;
    }

    private static (JsonObject, string) Math(MathProblem problem)
    {
        var answer = MinervaNormalization.Normalize(MathAnswer.LastBox(problem.Solution)!);
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

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];
}
