using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>The prompts of lm-evaluation-harness 0.4.13 for the real releases: hashes of all, texts of some.</summary>
internal static class PromptGoldens
{
    /// <summary>The real release, by the catalog's default protocol.</summary>
    /// <param name="benchmark">The key.</param>
    /// <param name="file">One of its files, which must be there: <c>mbpp/mbpp.jsonl</c>.</param>
    public static Benchmark Load(string benchmark, string file) =>
        BenchmarkCatalog.Load(benchmark, Path.Combine(Path.GetDirectoryName(SharedFolder.Require("bench/" + file))!, ".."));

    /// <summary>Every prompt, in the goldens' order, has the golden id, hash and length.</summary>
    public static void AssertAllHashes(Benchmark benchmark, int count)
    {
        var golden = ReadLines($"{benchmark.Name}.tsv.gz").Skip(1).Select(l => string.Join('\t', l.Split('\t').Take(3))).ToList();

        var found = benchmark.Items().Select(item =>
        {
            var bytes = Encoding.UTF8.GetBytes(item.Prompt);
            return $"{item.Id}\t{Convert.ToHexStringLower(SHA256.HashData(bytes))}\t{bytes.Length}";
        });

        Assert.Equal(count, golden.Count);
        Assert.Equal(golden, found);
        Assert.Equal(count, benchmark.ItemCount);
    }

    /// <summary>The full texts that the goldens hold.</summary>
    public static void AssertExamples(Benchmark benchmark, int count)
    {
        var prompts = benchmark.Items().ToDictionary(i => i.Id, i => i.Prompt);
        var examples = ReadLines($"examples_{benchmark.Name}.jsonl.gz").Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.Equal(count, examples.Count);
        foreach (var example in examples)
            Assert.Equal(example.GetProperty("prompt").GetString(), prompts[example.GetProperty("id").GetString()!]);
    }

    /// <summary>Items that are answered by writing carry no continuations and their release's row; all prompts start with the shared instance.</summary>
    public static void AssertGeneration(Benchmark benchmark)
    {
        Assert.All(benchmark.Items(), item =>
        {
            Assert.Empty(item.Continuations);
            Assert.Null(item.GoldIndex);
            Assert.NotNull(item.Source);
            Assert.NotEqual("", item.Target);
        });
        Assert.All(benchmark.Subtasks, s => Assert.All(s.Items, i => Assert.Same(s.Items[0].PromptPrefix, i.PromptPrefix)));
        Assert.True(benchmark.Protocol.Generation!.Greedy);
    }

    private static IEnumerable<string> ReadLines(string name)
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(SharedFolder.Require("goldens/lm-eval-prompts/" + name)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
