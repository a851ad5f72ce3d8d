using System.IO.Compression;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Tests;

namespace DensingLaw.Reporting.Tests.Comparison;

/// <summary>
/// The export of given answers against the files that lm-evaluation-harness's own code wrote for the same answers (<c>lm-eval/make_lm_eval_export.py</c>): the real
/// releases' documents, SmolLM2's recorded log-likelihoods and texts, five benchmarks, three items a task.
/// </summary>
public sealed class LmEvalExportTests
{
    // MATH has a second verdict by math_verify, which is not computed here: its name in 'metrics', its column, and so the line.
    private static readonly string[] s_mathOnly = ["metrics", "math_verify"];

    /// <summary>Results that cannot be equal, and why.</summary>
    private static readonly Dictionary<string, string> s_ownResults = new()
    {
        ["configs"] = "texts of the harness's own task files are left out; what is written is compared apart",
        ["config"] = "the model and the run's settings",
        ["date"] = "when it was made",
        ["pretty_env_info"] = "the harness's machine",
        ["lm_eval_version"] = "the harness did not run",
        ["model_source"] = "what computed the answers",
        ["model_name"] = "a path here",
        ["model_name_sanitized"] = "a path here",
        ["fewshot_as_multiturn"] = "prompts are one message here; without a chat template it decides nothing",
        ["total_evaluation_time_seconds"] = "not recorded in a run's manifest",
    };

    private readonly JsonNode _golden = JsonNode.Parse(File.ReadAllText(SharedFolder.Require("lm-eval/export.json")))!;

    [Fact]
    public void Files_RecordedAnswers_HaveTheHarnessesSamplesFieldByField()
    {
        var files = Export().ToDictionary(f => f.Key[..f.Key.IndexOf("_20", StringComparison.Ordinal)], f => f.Value);
        Assert.Equal(_golden["names"]!.AsArray().Select(n => n!.GetValue<string>()), files.Keys.Order(StringComparer.Ordinal));
        foreach (var (task, samples) in _golden["samples"]!.AsObject())
        {
            var lines = files[$"samples_{task}"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(samples!.AsArray().Count, lines.Length);
            var isMath = task.StartsWith("minerva", StringComparison.Ordinal);
            foreach (var (expected, line) in samples.AsArray().Zip(lines))
                AssertSample(expected!.AsObject(), line, isMath, $"{task} {expected["doc_id"]}");
        }
    }

    [Fact]
    public void Files_RecordedAnswers_HaveTheHarnessesResultsButForWhatOnlyItKnows()
    {
        var results = JsonNode.Parse(Export().Single(f => f.Key.StartsWith("results_", StringComparison.Ordinal)).Value)!.AsObject();
        var expected = _golden["results"]!.AsObject();
        Assert.Equal(expected.Select(p => p.Key), results.Select(p => p.Key));
        foreach (var (key, value) in expected.Where(p => !s_ownResults.ContainsKey(p.Key)))
            AssertEqual(WithoutMathVerify(value), results[key], key);
        foreach (var (task, config) in expected["configs"]!.AsObject())
        {
            var own = results["configs"]![task]!.AsObject();
            foreach (var (key, value) in config!.AsObject().Where(c => c.Key != "dataset_name" || !task.StartsWith("minerva", StringComparison.Ordinal)))
                AssertEqual(value, own[key], $"configs {task} {key}");
        }

        foreach (var key in expected["config"]!.AsObject().Select(p => p.Key))
            Assert.True(results["config"]!.AsObject().ContainsKey(key), $"config has no {key}");
    }

    private static void AssertSample(JsonObject expected, string line, bool isMath, string where)
    {
        var row = JsonNode.Parse(line)!.AsObject();
        string[] left = [.. isMath ? s_mathOnly : [], "line_sha256", "native_id"];
        Assert.Equal(expected.Select(p => p.Key).Except(left), row.Select(p => p.Key).Except(left));
        foreach (var (key, value) in expected.Where(p => !left.Contains(p.Key)))
            AssertEqual(value, key is "doc_hash" or "prompt_hash" or "target_hash" ? row[key] : HiddenTexts.Of(row[key]), $"{where} {key}");
        if (!isMath)
            Assert.Equal(expected["line_sha256"]!.GetValue<string>(), HiddenTexts.Sha256(line));
    }

    private IEnumerable<KeyValuePair<string, string>> Export()
    {
        var data = SharedFolder.Require("bench");
        var tasks = _golden["samples"]!.AsObject().Select(p => (Task: LmEvalTask.Parse(p.Key), Rows: Recorded(p.Key, p.Value!.AsArray().Count)));
        ComparedBenchmark[] benchmarks = [.. tasks.GroupBy(t => t.Task.Benchmark)
            .Select(g => new ComparedBenchmark(g.Key, Protocols[g.Key], null, [.. g.SelectMany(t => t.Rows.Select((row, i) => Item(t.Task, row, i)))]))
            .OrderBy(b => Array.IndexOf([.. Protocols.Keys], b.Name))];
        var manifest = SampleResult.Manifest with
        {
            CreatedUtc = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Plan = SampleResult.Manifest.Plan with { Benchmarks = [.. benchmarks.Select(b => new PlannedBenchmark(b.Name, b.Protocol!, "p", "d", b.Items.Count))] },
        };
        var run = new ComparedRun { Label = "recorded", Tool = "densinglaw", Manifest = manifest, Benchmarks = benchmarks };
        return LmEvalExport.Files(run, benchmarks.ToDictionary(b => b.Name, b => LmEvalDocument.Of(BenchmarkCatalog.Load(b.Name, data, b.Protocol))));
    }

    private static Dictionary<string, string> Protocols { get; } = new()
    {
        ["mmlu"] = "mmlu/lm-eval-5shot",
        ["bbh"] = "bbh/lm-eval-3shot-cot",
        ["math"] = "math/lm-eval-minerva-4shot",
        ["humaneval"] = "humaneval/lm-eval-0shot",
        ["mbpp"] = "mbpp/lm-eval-3shot",
    };

    private static JsonNode[] Recorded(string task, int count)
    {
        using var stream = new GZipStream(File.OpenRead(SharedFolder.Require($"goldens/smollm2/lm-eval/{task}.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return [.. Enumerable.Range(0, count).Select(_ => JsonNode.Parse(reader.ReadLine()!)!)];
    }

    private static ComparedItem Item(LmEvalTask task, JsonNode row, int ordinal)
    {
        var item = new ComparedItem
        {
            Subtask = task.Subtask,
            Item = row["native_id"]!.GetValue<string>(),
            Ordinal = ordinal,
            PromptSha256 = row["prompt_sha256"]!.GetValue<string>(),
            Score = row["acc"]?.GetValue<double>() ?? row["score"]!.AsObject().First().Value!.GetValue<double>(),
        };
        if (row["loglikelihoods"] is { } values)
        {
            return item with
            {
                LogLikelihoods = [.. values.AsArray().Select(v => v!.GetValue<double>())],
                IsGreedy = [.. row["is_greedy"]!.AsArray().Select(v => v!.GetValue<bool>())],
                Gold = row["gold"]!.GetValue<string>()[0] - 'A',
            };
        }

        var text = row["resps"]![0]![0]!.GetValue<string>();
        return item with { Text = text, Texts = [text], Completions = 1, Answer = row["filtered"]![0] is JsonValue answer ? answer.GetValue<string>() : null };
    }

    private static JsonNode? WithoutMathVerify(JsonNode? value)
    {
        var copy = value?.DeepClone();
        foreach (var part in (copy as JsonObject)?.Select(p => p.Value).OfType<JsonObject>() ?? [])
        {
            foreach (var key in part.Select(p => p.Key).Where(k => k.StartsWith("math_verify", StringComparison.Ordinal)).ToArray())
                part.Remove(key);
        }

        return copy;
    }

    private static void AssertEqual(JsonNode? expected, JsonNode? actual, string where) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{where}: {actual?.ToJsonString() ?? "null"}\nthe harness has {expected?.ToJsonString() ?? "null"}");
}
