using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>
/// A run in the files that lm-evaluation-harness 0.4 writes with <c>--log_samples</c>: one <c>results_DATE.json</c>, and for each task
/// <c>samples_TASK_DATE.jsonl</c>. Hashes of documents are of the item's name, since the harness's own are of its dataset's rows.
/// </summary>
public static class LmEvalExport
{
    private static readonly JsonSerializerOptions s_line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The files by name.</summary>
    /// <param name="run">A run of this program.</param>
    /// <param name="prompts">Prompt and right answer of a benchmark's item, where known.</param>
    public static IEnumerable<KeyValuePair<string, string>> Files(ComparedRun run, Func<string, string, (string Prompt, string Target)?> prompts)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(prompts);
        var manifest = run.Manifest ?? throw new ArgumentException("a run with a manifest is needed", nameof(run));
        var date = manifest.CreatedUtc.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss.ffffff", CultureInfo.InvariantCulture);
        var tasks = run.Benchmarks.SelectMany(b => b.Items.Where(i => i.Score is not null).GroupBy(i => LmEvalTask.NameOf(b.Name, i.Subtask)).Select(g => (Task: g.Key, Benchmark: b, Items: g.ToArray()))).ToArray();
        var samples = tasks.Select(t => (t.Task, t.Benchmark, Rows: t.Items.Select((item, i) => Sample(t.Benchmark.Name, item, i, prompts(t.Benchmark.Name, item.Item))).ToArray())).ToArray();
        foreach (var (task, _, rows) in samples)
            yield return new($"samples_{task}_{date}.jsonl", string.Concat(rows.Select(r => r.ToJsonString(s_line) + "\n")));
        yield return new($"results_{date}.json", Results(manifest, samples).ToJsonString(s_indented) + "\n");
    }

    private static JsonObject Results(RunManifest manifest, IReadOnlyList<(string Task, ComparedBenchmark Benchmark, JsonObject[] Rows)> samples)
    {
        JsonObject ByTask(Func<(string Task, ComparedBenchmark Benchmark, JsonObject[] Rows), JsonNode?> value) => new([.. samples.Select(s => KeyValuePair.Create(s.Task, value(s)))]);
        var plan = manifest.Plan;
        return new JsonObject
        {
            ["results"] = ByTask(s => Scores(s.Task, s.Benchmark.Name, s.Rows)),
            ["group_subtasks"] = new JsonObject([.. samples.GroupBy(s => s.Benchmark.Name).Where(g => g.Count() > 1)
                .Select(g => KeyValuePair.Create(g.Key, (JsonNode?)new JsonArray([.. g.Select(s => JsonValue.Create(s.Task))])))]),
            ["configs"] = ByTask(s => new JsonObject { ["task"] = s.Task, ["metadata"] = new JsonObject { ["protocol"] = s.Benchmark.Protocol } }),
            ["versions"] = ByTask(s => s.Benchmark.Protocol),
            ["n-shot"] = ByTask(s => Shots(s.Benchmark.Protocol)),
            ["higher_is_better"] = ByTask(s => new JsonObject { [Metric(s.Benchmark.Name)] = true }),
            ["n-samples"] = ByTask(s => new JsonObject { ["original"] = s.Rows.Length, ["effective"] = s.Rows.Length }),
            ["config"] = new JsonObject
            {
                ["model"] = "densinglaw",
                ["model_args"] = $"pretrained={plan.Checkpoint.Path},dtype={plan.Engine.Precision}",
                ["model_num_parameters"] = plan.Checkpoint.Parameters.Total,
                ["batch_size"] = null,
                ["device"] = plan.Engine.Device,
                ["limit"] = plan.Limit,
                ["bootstrap_iters"] = 0,
                ["random_seed"] = plan.Seed,
            },
            ["git_hash"] = null,
            ["date"] = manifest.CreatedUtc.ToUnixTimeMilliseconds() / 1000.0,
            ["model_source"] = "densinglaw",
            ["model_name"] = plan.Checkpoint.Path,
            ["model_name_sanitized"] = string.Concat(plan.Checkpoint.Path.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c : '_')),
            ["task_hashes"] = ByTask(s => Sha256(string.Concat(s.Rows.Select(r => $"{r["doc_hash"]}{r["prompt_hash"]}{r["target_hash"]}")))),
        };
    }

    private static JsonObject Scores(string task, string benchmark, JsonObject[] rows)
    {
        var metric = Metric(benchmark);
        var mean = MeanEstimate.Of([.. rows.Select(r => r[metric]!.GetValue<double>())]);
        var filter = rows[0]["filter"]!.GetValue<string>();
        return new JsonObject { ["alias"] = task, [$"{metric},{filter}"] = mean.Mean, [$"{metric}_stderr,{filter}"] = mean.StandardError is { } error ? error : "N/A" };
    }

    private static JsonObject Sample(string benchmark, ComparedItem item, int index, (string Prompt, string Target)? known)
    {
        var metric = Metric(benchmark);
        var target = item.Gold is { } gold ? gold.ToString(CultureInfo.InvariantCulture) : known?.Target ?? "";
        var row = new JsonObject
        {
            ["doc_id"] = DocId(item, index),
            ["doc"] = new JsonObject { ["id"] = item.Item },
            ["target"] = target,
            ["arguments"] = Arguments(item, known?.Prompt ?? ""),
            ["resps"] = item.LogLikelihoods is null ? new JsonArray(new JsonArray(item.Text)) : new JsonArray([.. Pairs(item).Select(p => new JsonArray(p))]),
            ["filtered_resps"] = item.LogLikelihoods is null ? new JsonArray(item.Answer ?? item.Text) : new JsonArray([.. Pairs(item)]),
            ["filter"] = benchmark switch { "bbh" => "get-answer", "humaneval" => "create_test", _ => "none" },
            ["metrics"] = new JsonArray(metric),
            ["doc_hash"] = Sha256(item.Item),
            ["prompt_hash"] = item.PromptSha256,
            ["target_hash"] = Sha256(target),
            [metric] = item.Score!.Value,
        };
        return row;
    }

    private static JsonObject Arguments(ComparedItem item, string prompt) => item.LogLikelihoods is { } values
        ? new JsonObject([.. values.Select((_, i) => KeyValuePair.Create($"gen_args_{i}", (JsonNode?)new JsonObject { ["arg_0"] = prompt, ["arg_1"] = $" {(char)('A' + i)}" }))])
        : new JsonObject { ["gen_args_0"] = new JsonObject { ["arg_0"] = prompt, ["arg_1"] = new JsonObject() } };

    // The harness writes both as texts, and True and False as Python spells them.
    private static IEnumerable<JsonNode> Pairs(ComparedItem item) => item.LogLikelihoods!.Select((v, i) =>
        new JsonArray(v.ToString("R", CultureInfo.InvariantCulture), item.IsGreedy is { } greedy && greedy[i] ? "True" : "False"));

    // Names of MMLU and BBH end in the row's number.
    private static int DocId(ComparedItem item, int index) =>
        item.Item.StartsWith(item.Subtask + "/", StringComparison.Ordinal) && int.TryParse(item.Item.AsSpan(item.Subtask.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : index;

    private static string Metric(string benchmark) => benchmark switch { "mmlu" => "acc", "humaneval" => "pass@1", "mbpp" => "pass_at_1", _ => "exact_match" };

    private static int? Shots(string? protocol)
    {
        var end = protocol?.IndexOf("shot", StringComparison.Ordinal) ?? -1;
        return end > 0 && char.IsAsciiDigit(protocol![end - 1]) ? protocol[end - 1] - '0' : null;
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
