using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>
/// Item by item against lm-evaluation-harness 0.4.13 on the same weights (goldens/smollm2/lm-eval): 27 BBH, 15 MATH, 10 HumanEval and 10 MBPP completions,
/// equal token by token up to the first near-tie.
/// </summary>
public sealed class GenerationGoldenTests(SmolLm2 smolLm2) : IClassFixture<SmolLm2>
{
    /// <summary>Nats between the two likeliest tokens, under which either may be taken (goldens/smollm2/README.md).</summary>
    private const double NearTie = 1e-3;

    [Fact]
    public void Run_GoldenItems_EqualLmEvalUpToNearTies()
    {
        var goldens = Goldens().Where(g => SoakSettings.IsSoak || g.Tokens.Length < 110 || g.Id.EndsWith("/0", StringComparison.Ordinal)).ToList();
        using var model = smolLm2.Load(threads: 2);
        var generator = new Generator(model, smolLm2.Tokenizer, new GeneratorOptions());

        var results = Run(generator, goldens);

        var (whole, tokens) = (0, 0);
        for (var i = 0; i < goldens.Count; i++)
        {
            var certain = Check(goldens[i], results[i]);
            tokens += certain;
            if (certain == goldens[i].Tokens.Length)
            {
                whole++;
                Assert.Equal(goldens[i].Completion, results[i].Completion);
            }
        }

        var statistics = generator.Statistics;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{goldens.Count} completions, {whole} without a near-tie, {tokens} certain tokens equal; prompt tokens {statistics.ComputedTokens} of {statistics.PromptTokens} in {statistics.PromptSeconds:F1} s; {statistics.NewTokens} new tokens in {statistics.Steps} steps and {statistics.StepSeconds:F1} s"));
    }

    [Fact]
    public void Run_OneRowAtATime_EqualsManyRows()
    {
        // Short completions of every benchmark, and prompts with and without a shared prefix.
        var goldens = Goldens().Where(g => g.Tokens.Length <= (SoakSettings.IsSoak ? 256 : 34)).ToList();
        using var model = smolLm2.Load(threads: 2);

        var many = Run(new Generator(model, smolLm2.Tokenizer, new GeneratorOptions { Rows = 16 }), goldens);
        var one = Run(new Generator(model, smolLm2.Tokenizer, new GeneratorOptions { Rows = 1, SharePrefixes = false }), goldens.Take(SoakSettings.Size(suite: 8, soak: 100)).ToList());

        for (var i = 0; i < one.Length; i++)
        {
            var certain = Check(goldens[i], one[i]);
            Assert.Equal(one[i].Tokens.Take(certain), many[i].Tokens.Take(certain));
        }
    }

    /// <summary>Compares up to the first near-tie; the tokens compared.</summary>
    private static int Check(Golden golden, GenerationResult result)
    {
        var certain = golden.Margins.TakeWhile(m => m >= NearTie).Count();
        Assert.Equal(golden.Tokens.Take(certain), result.Tokens.Take(certain));
        return certain;
    }

    private GenerationResult[] Run(Generator generator, List<Golden> goldens)
    {
        var results = new GenerationResult[goldens.Count];
        generator.Run([.. goldens.Select(g => g.Request)], (i, result) => results[i] = result);
        return results;
    }

    private List<Golden> Goldens()
    {
        var items = new[] { "bbh", "math", "humaneval", "mbpp" }
            .SelectMany(name => BenchmarkCatalog.Load(name, SmolLm2.DataFolder).Items().Select(item => (name, item)))
            .ToDictionary(pair => $"{pair.name}:{pair.item.Id}", pair => pair.item);
        var goldens = new List<Golden>();
        foreach (var path in Directory.GetFiles(SharedFolder.Require("goldens/smollm2/lm-eval"), "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            var benchmark = file.StartsWith("bbh", StringComparison.Ordinal) ? "bbh" : file.StartsWith("minerva", StringComparison.Ordinal) ? "math" : file.Split('.')[0];
            if (benchmark.StartsWith("mmlu", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var row in GoldenLines.Read(path))
            {
                var prompt = smolLm2.Tokenizer.EncodeToIds(items[$"{benchmark}:{row.GetProperty("native_id")}"].Prompt, addSpecialTokens: true);
                Assert.Equal(row.GetProperty("prompt_tokens").GetInt32(), prompt.Length);
                var stops = row.GetProperty("until").EnumerateArray().Select(s => s.GetString()!).ToArray();
                goldens.Add(new Golden(
                    $"{benchmark}:{row.GetProperty("native_id")}",
                    new GenerationRequest(prompt, row.GetProperty("max_gen_toks").GetInt32(), stops),
                    [.. row.GetProperty("gen_ids").EnumerateArray().Select(t => t.GetInt32())],
                    [.. row.GetProperty("gen_margins").EnumerateArray().Select(m => m.GetDouble())],
                    row.GetProperty("resps")[0][0].GetString()!));
            }
        }

        return goldens;
    }

    private sealed record Golden(string Id, GenerationRequest Request, int[] Tokens, double[] Margins, string Completion);
}
