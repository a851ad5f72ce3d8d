using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DensingLaw.Evaluation;

namespace DensingLaw.Reporting;

/// <summary>lm-evaluation-harness's results file, keys in its order. What only the harness itself can know is null or <c>N/A</c>, as it writes where it does not know.</summary>
internal static partial class LmEvalResults
{
    public static JsonObject Of(RunManifest manifest, IReadOnlyList<LmEvalTaskRows> tasks)
    {
        var plan = manifest.Plan;
        var byName = tasks.OrderBy(t => t.Name, StringComparer.Ordinal).ToArray();
        var usesTemplate = plan.Benchmarks.Any(b => b.Completions is { Chat: true });
        var groups = new LmEvalGroupScores(tasks);
        var shots = ByTask(byName, t => Shots(t));
        var better = ByTask(byName, HigherIsBetter);
        groups.PassOnShots(shots);
        groups.PassOnDirections(better);
        var results = new JsonObject { ["results"] = Joined(ByTask(tasks, Scores), groups.Scores()) };
        if (groups.Any)
            results["groups"] = groups.Scores();
        return Joined(results, new JsonObject
        {
            ["group_subtasks"] = groups.Children(),
            ["configs"] = ByTask(byName, Config),
            ["versions"] = ByName(Joined(ByTask(byName, t => t.Form.Version), groups.Versions())),
            ["n-shot"] = ByName(shots),
            ["higher_is_better"] = ByName(better),
            ["n-samples"] = ByTask(tasks, t => new JsonObject { ["original"] = t.Documents, ["effective"] = t.Rows.Count }),
            ["config"] = Settings(plan),
            ["git_hash"] = null,
            ["date"] = manifest.CreatedUtc.ToUnixTimeMilliseconds() / 1000.0,
            ["pretty_env_info"] = $"densinglaw {manifest.ToolVersion}, {plan.Engine.Name} {plan.Engine.Version}",
            ["transformers_version"] = "N/A",
            ["lm_eval_version"] = "N/A",
            ["upper_git_hash"] = null,
            ["task_hashes"] = ByTask(tasks, t => LmEvalSampleRow.Sha256(string.Concat(t.Rows.Select(r => $"{r["doc_hash"]}{r["prompt_hash"]}{r["target_hash"]}")))),
            ["model_source"] = "densinglaw",
            ["model_name"] = plan.Checkpoint.Path,
            ["model_name_sanitized"] = NotInNames().Replace(plan.Checkpoint.Path, "__"),
            ["system_instruction"] = null,
            ["system_instruction_sha"] = null,
            ["fewshot_as_multiturn"] = false,
            ["chat_template"] = null,
            ["chat_template_sha"] = usesTemplate ? plan.Checkpoint.ChatTemplateSha256 : null,
            ["total_evaluation_time_seconds"] = null,
        });
    }

    private static JsonObject ByTask(IEnumerable<LmEvalTaskRows> tasks, Func<LmEvalTaskRows, JsonNode?> value) => new([.. tasks.Select(t => KeyValuePair.Create(t.Name, value(t)))]);

    private static JsonObject Joined(JsonObject first, JsonObject second) => new([.. first.Concat(second).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))]);

    private static JsonObject ByName(JsonObject map) => new([.. map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))]);

    private static JsonObject Scores(LmEvalTaskRows task)
    {
        var (metric, filter) = (task.Form.Metric, task.Form.Filter);
        var mean = task.Score;
        return new JsonObject
        {
            ["name"] = task.Name,
            ["alias"] = task.Benchmark.Name == "mmlu" ? task.Subtask : task.Name,
            ["sample_len"] = task.Rows.Count,
            [$"{metric},{filter}"] = mean.Mean,
            [$"{metric}_stderr,{filter}"] = mean.StandardError is { } error ? error : "N/A",
        };
    }

    // HumanEval's metric is a function there, whose own name is listed beside the columns that it gives.
    private static JsonObject HigherIsBetter(LmEvalTaskRows task) =>
        task.Form.Metric == "pass@1" ? new() { ["pass_at_k"] = true, [task.Form.Metric] = true } : new() { [task.Form.Metric] = true };

    private static JsonObject Config(LmEvalTaskRows task)
    {
        var config = new JsonObject { ["task"] = task.Name, ["dataset_path"] = task.Form.DataSet };
        var part = task.Form.DataSetPart ?? (task.Subtask != task.Benchmark.Name ? task.Subtask : null);
        if (part is not null)
            config["dataset_name"] = part;
        config["test_split"] = "test";
        config["unsafe_code"] = task.Form.IsUnsafe;
        config["num_fewshot"] = Shots(task);
        config["metric_list"] = new JsonArray(new JsonObject { ["metric"] = task.Form.Metric, ["aggregation"] = "mean", ["higher_is_better"] = true });
        config["output_type"] = task.Settings is null ? "multiple_choice" : "generate_until";
        if (task.Settings is { } settings)
            config["generation_kwargs"] = settings.DeepClone();
        config["repeats"] = task.Benchmark.Items.Count == 0 ? 1 : Math.Max(1, task.Benchmark.Items[0].Completions);
        config["should_decontaminate"] = false;
        config["metadata"] = new JsonObject { ["version"] = task.Form.Version, ["protocol"] = task.Benchmark.Protocol };
        return config;
    }

    private static JsonObject Settings(RunPlan plan) => new()
    {
        ["model"] = "densinglaw",
        ["model_args"] = $"pretrained={plan.Checkpoint.Path},dtype={plan.Engine.Precision}",
        ["model_num_parameters"] = plan.Checkpoint.Parameters.Total,
        ["batch_size"] = null,
        ["batch_sizes"] = new JsonArray(),
        ["device"] = plan.Engine.Device,
        ["use_cache"] = null,
        ["limit"] = plan.Limit,
        ["bootstrap_iters"] = 0,
        ["gen_kwargs"] = null,
        ["random_seed"] = plan.Seed,
        ["numpy_seed"] = plan.Seed,
        ["torch_seed"] = plan.Seed,
        ["fewshot_seed"] = plan.Seed,
    };

    // A protocol of our own says its shots in its name: mmlu/hendrycks has the release's five, math/boxed-0shot none.
    private static int Shots(LmEvalTaskRows task)
    {
        var end = task.Benchmark.Protocol?.IndexOf("shot", StringComparison.Ordinal) ?? -1;
        return end > 0 && char.IsAsciiDigit(task.Benchmark.Protocol![end - 1]) ? task.Benchmark.Protocol[end - 1] - '0' : task.Form.Shots;
    }

    [GeneratedRegex("""["<>:/|\\?*\[\]]+""", RegexOptions.CultureInvariant)]
    private static partial Regex NotInNames();
}
