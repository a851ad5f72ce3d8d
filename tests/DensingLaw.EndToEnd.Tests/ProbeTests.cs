using System.IO.Compression;
using System.Text.Json.Nodes;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

public sealed class ProbeTests : IDisposable
{
    private const string TinyLlama = "goldens/gguf/llama-F32.gguf";

    // The reference's logits and ours are both fp32: the sums' order alone differs (1e-5 measured on such models).
    private const double Tolerance = 1e-4;

    private readonly Workplace _place = new();

    [Fact]
    public void Tokenize_GoldenTexts_EqualTheReference()
    {
        var tokenizer = _place.Write("tokenizer.json", Unpacked("goldens/tokenizers/smollm2/tokenizer.json.gz"));
        string[] kinds = ["prompt_mmlu0", "emoji", "scripts", "contractions", "own_special"];
        var lines = Lines("goldens/tokenizers/smollm2/golden.jsonl.gz").Select(l => JsonNode.Parse(l)!).ToArray();
        var golden = kinds.Select(kind => lines.First(l => l["kind"]!.GetValue<string>() == kind && l["offsets"] is JsonArray)).ToArray();

        var output = Probe(
            ["probe", "tokenize", tokenizer],
            golden.SelectMany(g => new[] { false, true }.Select(special => new JsonObject { ["id"] = g["id"]!.DeepClone(), ["text"] = g["text"]!.DeepClone(), ["addSpecial"] = special })));
        Assert.Equal(2 * golden.Length, output.Length);
        for (var i = 0; i < golden.Length; i++)
        {
            var (plain, special) = (output[2 * i], output[(2 * i) + 1]);
            AssertSame(golden[i]["id"], plain["id"]);
            AssertSame(golden[i]["ids"], plain["ids"]);
            AssertSame(golden[i]["offsets"], plain["offsets"]);
            AssertSame(golden[i]["decoded"], plain["decoded"]);
            AssertSame(golden[i]["ids_special"], special["ids"]);
            AssertSame(golden[i]["decoded_skip_special"], special["decodedSkipSpecial"]);
        }
    }

    [Fact]
    public void Prompts_OfMmlu_HaveTheReferencesHashes()
    {
        var output = _place["prompts.jsonl"];
        CliProcess.Run("probe", "prompts", "mmlu", "--data", SharedFolder.Require("bench"), "--protocol", "mmlu/lm-eval-5shot", "--output", output).AssertSucceeded();
        var expected = Lines("goldens/lm-eval-prompts/mmlu.tsv.gz").Skip(1).Select(l => l.Split('\t')).Select(c => (c[0], c[1]));
        var found = File.ReadLines(output).Select(l => JsonNode.Parse(l)!).Select(p => (p["item"]!.GetValue<string>(), p["sha256"]!.GetValue<string>()));
        Assert.Equal(expected.Order(), found.Order());
    }

    [Fact]
    public void LogProbs_OfIdsWithoutATokenizer_EqualTheReference()
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/gguf/llama-F32.golden.safetensors"));
        var ids = golden.Integers("case0.input_ids");
        var logits = golden.Floats("case0.logits");
        var rows = logits.Chunk(logits.Length / ids.Length).Select(LogSoftmax).ToArray();

        string[] arguments = ["probe", "logprobs", SharedFolder.Require(TinyLlama), "--top", "3", "--generate", "4", "--threads", "1", "--device", "cpu"];
        var output = Probe(arguments, [Ids("whole", ids), Ids("start", ids[..5])]);
        Assert.Equal(["whole", "start"], output.Select(o => o["id"]!.GetValue<string>()));
        var whole = output[0];
        Assert.Equal(ids, Integers(whole["ids"]));
        var logProbs = whole["logProbs"]!.AsArray();
        Assert.Null(logProbs[0]);
        for (var i = 1; i < ids.Length; i++)
            Assert.Equal(rows[i - 1][ids[i]], logProbs[i]!.GetValue<double>(), Tolerance);
        Assert.Equal(ids.Skip(1).Select((id, i) => rows[i][id]).Sum(), whole["sum"]!.GetValue<double>(), Tolerance * ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            var best = rows[i].Order().TakeLast(3).Reverse().ToArray();
            var top = whole["top"]![i]!.AsArray();
            Assert.Equal(3, top.Count);
            Assert.All(top.Zip(best), t => Assert.Equal(t.Second, t.First!["logProb"]!.GetValue<double>(), Tolerance));
        }

        // What was generated is what the model finds most probable when it reads it.
        var generated = Integers(whole["greedyIds"]);
        Assert.Equal(4, generated.Length);
        var again = Assert.Single(Probe(arguments[..5], [Ids("again", [.. ids, .. generated])]));
        Assert.Equal(generated, again["top"]!.AsArray().Skip(ids.Length - 1).Take(4).Select(t => t![0]!["id"]!.GetValue<int>()));
    }

    [Fact]
    public void LogProbs_OfTextWithoutATokenizer_NamesTheLine()
    {
        var input = _place.Write("input.jsonl", """
            {"ids":[3,4]}
            {"text":"two"}
            """u8);
        var run = CliProcess.Run("probe", "logprobs", SharedFolder.Require(TinyLlama), "--input", input, "--output", _place["output.jsonl"], "--threads", "1");
        run.AssertRefused(2, $"line 2 of {input}", "it needs the tokenizer", "not supported");
    }

    public void Dispose() => _place.Dispose();

    private JsonNode[] Probe(string[] arguments, IEnumerable<JsonObject> lines)
    {
        File.WriteAllLines(_place["input.jsonl"], lines.Select(l => l.ToJsonString()));
        var run = CliProcess.Run([.. arguments, "--input", _place["input.jsonl"], "--output", _place["output.jsonl"]]);
        run.AssertSucceeded();
        Assert.Equal("", run.Out);
        return [.. File.ReadLines(_place["output.jsonl"]).Select(l => JsonNode.Parse(l)!)];
    }

    private static JsonObject Ids(string id, int[] ids) => new() { ["id"] = id, ["ids"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) };

    private static int[] Integers(JsonNode? node) => [.. node!.AsArray().Select(n => n!.GetValue<int>())];

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString()}, found {actual?.ToJsonString()}");

    private static double[] LogSoftmax(float[] logits)
    {
        var most = (double)logits.Max();
        var sum = most + Math.Log(logits.Sum(l => Math.Exp(l - most)));
        return [.. logits.Select(l => l - sum)];
    }

    private static string[] Lines(string shared) => System.Text.Encoding.UTF8.GetString(Unpacked(shared)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Unpacked(string shared)
    {
        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(File.OpenRead(SharedFolder.Require(shared)), CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
