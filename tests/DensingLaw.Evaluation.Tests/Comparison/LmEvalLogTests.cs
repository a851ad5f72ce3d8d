using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Comparison;

public sealed class LmEvalLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Goldens_HasEveryItem()
    {
        var run = ComparedRun.Read(SharedFolder.Require("goldens/smollm2/lm-eval"));
        Assert.Equal(["bbh", "humaneval", "math", "mbpp", "mmlu"], run.Benchmarks.Select(b => b.Name).Order());
        var mmlu = run.Benchmarks.Single(b => b.Name == "mmlu");
        var item = mmlu.Items.First(i => i.Item == "abstract_algebra/0");
        Assert.Equal(("C", 1, 0.0, 358), (item.Answer, item.Gold, item.Score, item.PromptTokens));
        Assert.Equal("True", run.Benchmarks.Single(b => b.Name == "bbh").Items[0].Answer);
        Assert.Equal("11", run.Benchmarks.Single(b => b.Name == "mbpp").Items[0].Item);
    }

    [Fact]
    public void Compare_GoldensAndTheSameInTheHarnessesOwnForm_Agree()
    {
        var goldens = SharedFolder.Require("goldens/smollm2/lm-eval");
        foreach (var file in Directory.EnumerateFiles(goldens, "m*.jsonl.gz"))
            File.WriteAllLines(_folder[$"samples_{Path.GetFileName(file)[..^9]}_2026-11-24T01-02-03.456789.jsonl"], Lines(file).Select(InHarnessForm));
        var result = RunComparison.Compare(ComparedRun.Read(goldens), ComparedRun.Read(_folder.Path), new ComparisonOptions());
        Assert.Equal(["math", "mbpp", "mmlu"], result.Benchmarks.Select(b => b.Name).Order());
        Assert.All(result.Benchmarks, b => Assert.Equal((0, 0), (b.OnlyFirst, b.OnlySecond)));
        Assert.All(result.Benchmarks, b => Assert.Equal([DifferenceKind.Same], b.Differences.Keys));
        Assert.Empty(result.Changed);
    }

    [Fact]
    public void Compare_AChangedTextAndAChangedVerdict_SaysWhereAndWhy()
    {
        File.WriteAllLines(_folder["a.jsonl"], [Sample(0, "x = 1", 1), Sample(1, "y = 2", 1), Sample(2, "z", 0)]);
        File.WriteAllLines(_folder["b.jsonl"], [Sample(0, "x = 2", 0), Sample(1, "y = 2", 0), Sample(2, "z", 0)]);
        // One name for both tasks: the file's name is the task.
        Directory.CreateDirectory(_folder["b"]);
        File.Move(_folder["b.jsonl"], Path.Combine(_folder["b"], "a.jsonl"));
        var result = RunComparison.Compare(ComparedRun.Read(_folder["a.jsonl"]), ComparedRun.Read(_folder["b"]), new ComparisonOptions());
        var reasons = result.Changed.ToDictionary(c => c.Item, c => (c.Kind, c.Reason));
        Assert.Equal((DifferenceKind.Text, "the texts part at character 4 of 5 and 5"), reasons["a/0"]);
        Assert.Equal(DifferenceKind.Grade, reasons["a/1"].Kind);
        Assert.Equal(2, reasons.Count);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"doc_id\": 0}")]
    [InlineData("{\"doc_id\": 0, \"acc\": 1")]
    public void Read_DamagedLine_NamesFileAndLine(string line)
    {
        File.WriteAllLines(_folder["a.jsonl"], [Sample(0, "x", 1), line]);
        Assert.Contains("a.jsonl line 2", Assert.Throws<DataIntegrityException>(() => ComparedRun.Read(_folder["a.jsonl"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NothingThere_CannotBeCompared() => Assert.Equal(3, Assert.Throws<DataIntegrityException>(() => ComparedRun.Read(_folder["none"])).ExitCode);

    private static string Sample(int id, string text, int score) => new JsonObject
    {
        ["doc_id"] = id,
        ["arguments"] = new JsonObject { ["gen_args_0"] = new JsonObject { ["arg_0"] = $"prompt {id}" } },
        ["resps"] = new JsonArray(new JsonArray(text)),
        ["filtered_resps"] = new JsonArray(text),
        ["exact_match"] = score,
    }.ToJsonString();

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    // evaluator.py and evaluation_tracker.py of lm-evaluation-harness 0.4: answers of choices are pairs written as texts, arguments are numbered.
    private static string InHarnessForm(string line)
    {
        var row = JsonNode.Parse(line)!.AsObject();
        var sample = new JsonObject { ["doc_id"] = row["doc_id"]!.DeepClone(), ["prompt_hash"] = row["prompt_sha256"]!.DeepClone() };
        if (row["loglikelihoods"] is JsonArray values)
        {
            sample["filtered_resps"] = new JsonArray([.. values.Select((v, i) => new JsonArray(v!.ToJsonString(), row["is_greedy"]![i]!.ToJsonString()))]);
            sample["target"] = (row["gold"]!.GetValue<string>()[0] - 'A').ToString(System.Globalization.CultureInfo.InvariantCulture);
            sample["acc"] = row["acc"]!.DeepClone();
            return sample.ToJsonString();
        }

        sample["resps"] = row["resps"]!.DeepClone();
        sample["filtered_resps"] = row["filtered"]!.DeepClone();
        foreach (var (name, value) in row["score"]!.AsObject())
            sample[name] = value!.DeepClone();
        return sample.ToJsonString(new JsonSerializerOptions());
    }
}
