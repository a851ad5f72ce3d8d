using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>Prompts of the real release against those of lm-evaluation-harness 0.4.13.</summary>
public sealed class MmluPromptTests
{
    [Fact]
    public void Items_AllPrompts_HaveTheGoldenHashAndLength()
    {
        var benchmark = Load();
        var golden = ReadLines("goldens/lm-eval-prompts/mmlu.tsv.gz").Skip(1).ToList();

        var found = benchmark.Items().Select(item =>
        {
            var bytes = Encoding.UTF8.GetBytes(item.Prompt);
            return $"{item.Id}\t{Convert.ToHexStringLower(SHA256.HashData(bytes))}\t{bytes.Length}";
        });

        Assert.Equal(14_042, golden.Count);
        Assert.Equal(golden, found);
    }

    [Fact]
    public void Items_Examples_EqualTheGoldenText()
    {
        var prompts = Load().Items().ToDictionary(i => i.Id, i => i.Prompt);
        var examples = ReadLines("goldens/lm-eval-prompts/examples_mmlu.jsonl.gz").Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.Equal(8, examples.Count);
        foreach (var example in examples)
            Assert.Equal(example.GetProperty("prompt").GetString(), prompts[example.GetProperty("id").GetString()!]);
    }

    [Fact]
    public void Items_GoldAndContinuations_EqualLmEvals()
    {
        var items = Load().Items().ToDictionary(i => i.Id);
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("goldens/smollm2/lm-eval"), "mmlu_*.jsonl.gz"))
        {
            foreach (var row in ReadLines(file).Select(l => JsonDocument.Parse(l).RootElement))
            {
                var item = items[row.GetProperty("native_id").GetString()!];
                Assert.Equal(row.GetProperty("gold").GetString(), item.Target);
                Assert.Equal(" " + item.Target, item.Continuations[item.GoldIndex!.Value]);
                Assert.Equal(row.GetProperty("continuations").EnumerateArray().Select(c => c.GetString()), item.Continuations);
            }
        }
    }

    [Fact]
    public void Load_Release_HasTheCategorySizesOfLmEval()
    {
        var subtasks = Load().Subtasks;

        // By the tag of each subject in lm-evaluation-harness's mmlu/default yamls; rows counted with Python's csv module.
        Assert.Equal((19, 3153), Size("stem"));
        Assert.Equal((13, 4705), Size("humanities"));
        Assert.Equal((12, 3077), Size("social_sciences"));
        Assert.Equal((13, 3107), Size("other"));
        Assert.Equal(57, subtasks.Count);
        Assert.Equal(14_042, subtasks.Sum(s => s.Items.Count));

        (int, int) Size(string category) => (subtasks.Count(s => s.Category == category), subtasks.Where(s => s.Category == category).Sum(s => s.Items.Count));
    }

    [Fact]
    public void Load_Release_HashIsOfTheFileAndLoadingIsFast()
    {
        var zip = SharedFolder.Require("bench/mmlu/mmlu.zip");
        Load();
        var clock = Stopwatch.StartNew();

        var benchmark = Load();
        var characters = benchmark.Items().Sum(i => (long)i.Prompt.Length);

        TestContext.Current.SendDiagnosticMessage("MMLU read and {0} characters of prompts built in {1} ms", characters, clock.ElapsedMilliseconds);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))), benchmark.DataSha256);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2000);
        Assert.Same(benchmark.Subtasks[0].Items[0].PromptPrefix, benchmark.Subtasks[0].Items[1].PromptPrefix);
    }

    [Fact]
    public void Write_Listing_HasTheGoldenHashes()
    {
        using var output = new MemoryStream();

        var count = PromptListing.Write(Load(), output, limit: 2, TestContext.Current.CancellationToken);

        var text = Encoding.UTF8.GetString(output.ToArray());
        var lines = text.Split('\n');
        var golden = ReadLines("goldens/lm-eval-prompts/mmlu.tsv.gz").Skip(1).Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1]);
        Assert.Equal(114, count);
        Assert.Equal(115, lines.Length);
        Assert.Equal("", lines[^1]);
        foreach (var line in lines[..^1])
        {
            var root = JsonDocument.Parse(line).RootElement;
            Assert.Equal(["item", "prompt", "sha256", "target"], root.EnumerateObject().Select(p => p.Name));
            Assert.Equal(golden[root.GetProperty("item").GetString()!], root.GetProperty("sha256").GetString());
            Assert.Contains(root.GetProperty("target").GetString(), (string[])["A", "B", "C", "D"]);
        }
    }

    private static Benchmark Load() =>
        BenchmarkCatalog.Load("mmlu", Path.Combine(Path.GetDirectoryName(SharedFolder.Require("bench/mmlu/mmlu.zip"))!, ".."));

    private static IEnumerable<string> ReadLines(string relative)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedFolder.Require(relative)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
