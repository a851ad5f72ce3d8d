using System.Globalization;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>Conditional losses against lm-evaluation-harness on the same weights (goldens/smollm2/cond_loss.jsonl.gz, cond_loss_boundary.jsonl.gz).</summary>
public sealed class LossGoldenTests(SmolLm2 smolLm2) : IClassFixture<SmolLm2>
{
    /// <summary>Nats an item.</summary>
    private const double Tolerance = 2e-3;

    private static readonly Dictionary<string, (string Benchmark, LossKind Kind)> s_kinds = new()
    {
        ["mmlu_letter"] = ("mmlu", LossKind.Letter),
        ["mmlu_text"] = ("mmlu", LossKind.Text),
        ["bbh_answer"] = ("bbh", LossKind.Answer),
        ["math_solution"] = ("math", LossKind.Solution),
        ["humaneval_canonical"] = ("humaneval", LossKind.Program),
        ["mbpp_code"] = ("mbpp", LossKind.Program),
    };

    private readonly Dictionary<string, Dictionary<string, BenchmarkItem>> _items = [];

    [Fact]
    public void Measure_GoldenItems_EqualLmEval()
    {
        var rows = GoldenLines.Read(SharedFolder.Require("goldens/smollm2/cond_loss.jsonl.gz"));
        Assert.Equal(160, rows.Count);
        var texts = rows.Select(Text).ToArray();
        using var model = smolLm2.Load(threads: 2);
        var losses = Measure(model, texts);

        var table = new SortedDictionary<string, (int Rows, double Worst, double WorstToken)>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, loss) = (rows[i], losses[i]);
            Assert.Equal(row.GetProperty("context_sha256").GetString(), loss.ContextSha256);
            Assert.Equal(row.GetProperty("continuation").GetString(), texts[i].Continuation);
            Assert.Equal(row.GetProperty("context_tokens").GetInt32(), loss.ContextTokens);
            AssertSame(row, loss);
            var kind = row.GetProperty("kind").GetString()! + (row.TryGetProperty("num_fewshot", out var shots) ? $" {shots.GetRawText()}-shot" : "");
            var difference = Math.Abs(loss.Nats + row.GetProperty("sum_logprob_f64").GetDouble());
            var (count, worst, worstToken) = table.GetValueOrDefault(kind);
            table[kind] = (count + 1, Math.Max(worst, difference), Math.Max(worstToken, difference / loss.Tokens));
        }

        var output = TestContext.Current.TestOutputHelper!;
        foreach (var (kind, (count, worst, worstToken)) in table)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-22} {count,3} rows  largest difference {worst:E2} nats an item, {worstToken:E2} a token"));
    }

    [Fact]
    public void Measure_BoundaryGoldens_EqualLmEvalOrAreFinite()
    {
        var rows = GoldenLines.Read(SharedFolder.Require("goldens/smollm2/cond_loss_boundary.jsonl.gz"));
        Assert.Equal(24, rows.Count);
        LossText[] texts = [.. rows.Select(row => new LossText
        {
            Benchmark = "boundary",
            Subtask = "boundary",
            Item = row.GetProperty("native_id").GetString()!,
            Kind = LossKind.Text,
            Context = row.GetProperty("context").GetString()!,
            Continuation = row.GetProperty("continuation").GetString()!,
        })];
        using var model = smolLm2.Load(threads: 2);
        var losses = Measure(model, texts);

        var merged = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, loss) = (rows[i], losses[i]);
            if (!row.TryGetProperty("lm_eval_error", out _))
            {
                AssertSame(row, loss);
                Assert.False(loss.BoundaryMerged);
                continue;
            }

            // The whole text and the context, each from the first token that differs.
            merged++;
            int[] whole = Integers(row, "whole_ids"), context = Integers(row, "context_ids");
            var common = whole.AsSpan().CommonPrefixLength(context);
            Assert.True(loss.BoundaryMerged);
            Assert.Equal(whole.Length - common, loss.Tokens);
            Assert.Equal(-LogLikelihood(model, whole, common), loss.Nats, 1e-4);
            Assert.Equal(-LogLikelihood(model, context, common), loss.SeamNats, 1e-4);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{texts[i].Context}|{texts[i].Continuation}: {loss.Nats:F4} nats, {loss.SeamNats:F4} at the seam"));
        }

        Assert.Equal(3, merged);
    }

    private static void AssertSame(JsonElement row, ItemLoss loss)
    {
        Assert.Equal(-row.GetProperty("sum_logprob").GetDouble(), loss.Nats, Tolerance);
        Assert.Equal(row.GetProperty("bits_per_byte").GetDouble(), loss.BitsPerByte, Tolerance / loss.Bytes);
        Assert.Equal(row.GetProperty("tokens").GetInt32(), loss.Tokens);
        Assert.Equal(row.GetProperty("bytes").GetInt32(), loss.Bytes);
        Assert.Equal(row.GetProperty("bytes_scored").GetInt32(), loss.BytesScored);
        Assert.Equal(row.GetProperty("moved_spaces").GetInt32(), loss.MovedSpaces);
        Assert.Equal(row.GetProperty("is_greedy").GetBoolean(), loss.IsGreedy);
        Assert.Equal(!row.GetProperty("context_is_token_prefix").GetBoolean(), loss.BoundaryMerged);
        Assert.False(loss.Truncated);
        Assert.Equal(0, loss.UnknownTokens);
    }

    private ItemLoss[] Measure(ICausalLanguageModel model, LossText[] texts)
    {
        var encoder = new LossEncoder((context, continuation) => ContinuationEncoder.EncodeSeam(smolLm2.Tokenizer, context, continuation), model.MaxPositions);
        var losses = new ItemLoss?[texts.Length];

        // Sub-task by sub-task, so that each one's shots are computed once.
        int[] order = [.. Enumerable.Range(0, texts.Length).OrderBy(i => texts[i].Benchmark, StringComparer.Ordinal).ThenBy(i => texts[i].Subtask, StringComparer.Ordinal)];
        LossMeter.Measure(
            order.Select(i => texts[i]), encoder, new Scheduler(model, new SchedulerOptions()).Score,
            (place, loss) =>
            {
                Assert.Null(losses[order[place]]);
                losses[order[place]] = loss;
            },
            TestContext.Current.CancellationToken);
        return Array.ConvertAll(losses, l => l!);
    }

    private double LogLikelihood(ICausalLanguageModel model, int[] ids, int from)
    {
        var sum = 0.0;
        if (from == 0)
            (ids, from) = ([ContinuationEncoder.PrefixToken(smolLm2.Tokenizer), .. ids], 1);
        var predictions = SequenceScorer.Score(model, ids);
        for (var i = from; i < ids.Length; i++)
            sum += predictions[i - 1].LogProbs[0];
        return sum;
    }

    private LossText Text(JsonElement row)
    {
        var (benchmark, kind) = s_kinds[row.GetProperty("kind").GetString()!];
        var item = Items(benchmark)[row.GetProperty("native_id").GetString()!];
        if (row.TryGetProperty("num_fewshot", out var shots) && shots.GetInt32() == 0)
            item = item with { PromptPrefix = item.PromptPrefix[..(item.PromptPrefix.IndexOf("\n\n", StringComparison.Ordinal) + 2)] };
        return LossTexts.Of(benchmark, item, [kind]).Single();
    }

    private Dictionary<string, BenchmarkItem> Items(string benchmark)
    {
        if (!_items.TryGetValue(benchmark, out var items))
        {
            var loaded = benchmark == "mmlu" ? smolLm2.Mmlu : BenchmarkCatalog.Load(benchmark, SmolLm2.DataFolder);
            _items[benchmark] = items = loaded.Items().ToDictionary(i => i.Id);
        }

        return items;
    }

    private static int[] Integers(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];
}
