using System.Globalization;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation;

namespace DensingLaw.Reporting;

/// <summary>What lm-evaluation-harness 0.4.13's task for a benchmark fixes beside its prompts.</summary>
/// <param name="DataSet">The data set's name on the hub.</param>
/// <param name="Version">The task's version.</param>
/// <param name="Shots">Worked examples in the prompt.</param>
/// <param name="Metric">The metric that is an item's verdict.</param>
/// <param name="Filter">The filter whose answers are judged.</param>
/// <param name="IsUnsafe">Whether programs are run.</param>
/// <param name="Settings">Settings of writing in the task's own order; null where likelihoods are compared.</param>
internal sealed record LmEvalTaskForm(string DataSet, double Version, int Shots, string Metric, string Filter, bool IsUnsafe, Func<JsonObject>? Settings)
{
    /// <summary>The part of the data set, where it is not the sub-task.</summary>
    public string? DataSetPart { get; init; }

    private const string Limit = "max_gen_toks", Suffix = "+maxNewTokens=";

    private static readonly LmEvalTaskForm s_math = new("EleutherAI/hendrycks_math", 3, 4, "exact_match", "none", false, () => new() { ["until"] = new JsonArray("Problem:"), ["do_sample"] = false, ["temperature"] = 0.0 });

    private static readonly LmEvalTaskForm s_mbpp = new("google-research-datasets/mbpp", 1, 3, "pass_at_1", "none", true, () => new() { ["until"] = new JsonArray("[DONE]"), ["do_sample"] = false }) { DataSetPart = "full" };

    private static readonly Dictionary<string, LmEvalTaskForm> s_forms = new()
    {
        ["mmlu"] = new("cais/mmlu", 1, 5, "acc", "none", false, null),
        ["bbh"] = new("SaylorTwift/bbh", 4, 3, "exact_match", "get-answer", false, () => new()
        {
            [Limit] = 1024,
            ["until"] = new JsonArray("</s>", "Q", "\n\n"),
            ["do_sample"] = false,
            ["temperature"] = 0.0,
        }),
        ["math"] = s_math,
        ["math500"] = s_math with { DataSet = "HuggingFaceH4/MATH-500", DataSetPart = "default" },
        ["humaneval"] = new("openai/openai_humaneval", 1, 0, "pass@1", "create_test", true, () => new()
        {
            ["until"] = new JsonArray("\nclass", "\ndef", "\n#", "\nif", "\nprint"),
            [Limit] = 1024,
            ["do_sample"] = false,
        }),
        ["mbpp"] = s_mbpp,
        ["mbpp-sanitized"] = s_mbpp with { DataSetPart = "sanitized" },
    };

    private static readonly LmEvalTaskForm s_other = new("", 0, 0, "exact_match", "none", false, () => []);

    /// <summary>The form of a benchmark; an empty one for a benchmark that the harness does not have.</summary>
    public static LmEvalTaskForm Of(string benchmark) => s_forms.GetValueOrDefault(benchmark, s_other);

    /// <summary>The settings of writing as a run had them: another limit of new tokens, or sampling, in place of the task's own.</summary>
    public JsonObject? SettingsOf(PlannedBenchmark? planned)
    {
        if (Settings is null)
            return null;
        var settings = Settings();
        if (planned?.Protocol.Split(Suffix) is [_, var limit])
            settings[Limit] = int.Parse(limit, CultureInfo.InvariantCulture);
        if (planned?.Completions is { } completions && !completions.Decoding.StartsWith("greedy", StringComparison.Ordinal))
            settings["do_sample"] = true;
        return settings;
    }
}
