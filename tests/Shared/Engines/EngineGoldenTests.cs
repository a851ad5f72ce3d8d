using System.Text.Json;
using DensingLaw.Checkpoints;
using DensingLaw.Inference;

namespace DensingLaw.Tests;

/// <summary>Against transformers' logits for tiny random checkpoints (goldens/architectures/README.md: log-probabilities within 1e-3).</summary>
public abstract class EngineGoldenTests
{
    /// <summary>The README's limit is 1e-3; the reference differs from itself by up to 2e-5.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>Loads the model in the engine under test, on the CPU with one thread.</summary>
    private protected abstract ICausalLanguageModel Load(Checkpoint checkpoint);

    public static TheoryData<string> Folders =>
        ["llama", "llama_bias", "llama_fp16", "llama_rope_dynamic", "llama_rope_linear", "llama_rope_llama3", "llama_rope_yarn", "llama_rope_yarn_opts", "llama_tied", "minitron_llama", "mistral", "mistral_full"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Score_GoldenCases_LogProbsEqualTransformers(string folder)
    {
        var path = SharedFolder.Require($"goldens/architectures/{folder}");
        var golden = new GoldenTensors(Path.Combine(path, "golden.safetensors"));
        using var checkpoint = CheckpointReader.Open(path);
        using var model = Load(checkpoint);

        var case0 = LogProbs.FromLogits(golden.Floats("case0.logits"), model.VocabularySize);
        Assert.InRange(LogProbs.MaxDifference(case0, LogProbs.FromEngine(model, golden.Integers("case0.input_ids"))), 0, Tolerance);
        var case1 = LogProbs.FromLogits(golden.Floats("case1.logits_last16"), model.VocabularySize);
        Assert.InRange(LogProbs.MaxDifference(case1, LogProbs.FromEngine(model, golden.Integers("case1.input_ids")).TakeLast(16)), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Score_LastFiveTokens_SumEqualsTransformers(string folder)
    {
        var path = SharedFolder.Require($"goldens/architectures/{folder}");
        var ids = new GoldenTensors(Path.Combine(path, "golden.safetensors")).Integers("case0.input_ids");
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, "golden.json")));
        using var checkpoint = CheckpointReader.Open(path);
        using var model = Load(checkpoint);

        var sum = double.NaN;
        new Scheduler(model, new SchedulerOptions()).Score([new ScoreRequest(ids.AsMemory(..^5), ids.AsMemory(^5..))], (_, result) => sum = result.LogLikelihood);

        Assert.Equal(json.RootElement.GetProperty("case0_last5_logprob_sum").GetDouble(), sum, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Continue_GoldenPrompt_GreedyTokensEqualTransformers(string folder)
    {
        var path = SharedFolder.Require($"goldens/architectures/{folder}");
        var golden = new GoldenTensors(Path.Combine(path, "golden.safetensors"));
        using var checkpoint = CheckpointReader.Open(path);
        using var model = Load(checkpoint);

        Assert.Equal(golden.Integers("greedy.tokens"), GreedyDecoder.Continue(model, golden.Integers("greedy.prompt_ids"), 16, _ => false));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Score_BranchingSequences_SharedAndWholeAgree(string folder)
    {
        var path = SharedFolder.Require($"goldens/architectures/{folder}");
        var ids = new GoldenTensors(Path.Combine(path, "golden.safetensors")).Integers("case1.input_ids");
        using var checkpoint = CheckpointReader.Open(path);
        using var model = Load(checkpoint);

        // Two levels of common prefixes, rows of different lengths, continuations of one to five tokens.
        var requests = new List<ScoreRequest>();
        for (var i = 0; i < 12; i++)
        {
            int[] context = [.. ids[..14], .. ids[(i / 4)..(i / 4 + 6 + (i / 4))], .. ids[i..(2 * i + 1)]];
            var continuation = ids[i..(i + 1 + (i % 5))];
            if (context.Length + continuation.Length <= model.MaxPositions)
            {
                requests.Add(new ScoreRequest(context, continuation));
            }
        }

        var whole = Run(new SchedulerOptions { SharePrefixes = false });
        Assert.All(
            new[] { new SchedulerOptions { MinimumSavedTokens = 1 }, new SchedulerOptions { MinimumSavedTokens = 20, BatchTokens = 24 }, new SchedulerOptions { MinimumSavedTokens = 1, BatchTokens = 3 } },
            options => Assert.All(whole.Zip(Run(options)), pair => Assert.Equal(pair.First, pair.Second, 1e-4)));

        double[] Run(SchedulerOptions options)
        {
            var results = new double[requests.Count];
            new Scheduler(model, options).Score(requests, (i, result) => results[i] = result.LogLikelihood);
            return results;
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Advance_RowsBehindAttachedAndCopiedPrefixes_AgreeWithWholeSequences(string folder)
    {
        var path = SharedFolder.Require($"goldens/architectures/{folder}");
        var ids = new GoldenTensors(Path.Combine(path, "golden.safetensors")).Integers("case1.input_ids");
        using var checkpoint = CheckpointReader.Open(path);
        using var model = Load(checkpoint);
        using var first = Keep(ids[..9]);
        using var second = Keep(ids[3..7]);
        using var third = Keep(ids[5..8]);
        using var rows = model.OpenRows(5);
        rows.Attach(first);
        rows.Attach(second);
        var histories = new List<List<int>>();
        Admit(first, ids[..9], [ids[2..3], ids[4..7]]);
        Admit(second, ids[3..7], [ids[1..3]]);
        Admit(third, ids[5..8], [ids[..2]]);
        Admit(null, [], [ids[1..5]]);

        // Enough steps for the buffers to grow once, as far as the model's length allows.
        var steps = Math.Min(70, Math.Min(model.MaxPositions, model.BatchShape.SharedLengthLimit) - 16);
        for (var step = 0; step < steps; step++)
        {
            if (step == 3)
                Remove(1);
            if (step == 5)
            {
                // The last row behind the second prefix: the first alone stays attached.
                Remove(2);
                rows.Detach(second);
            }

            Advance([.. histories.Select((_, row) => ids[((step * 3) + row) % ids.Length])]);
        }

        PrefixState Keep(int[] tokens) => model.Forward(new ForwardBatch { Rows = [new ForwardRow(tokens, [])], KeepState = true }).State!;

        void Admit(PrefixState? prefix, int[] before, int[][] own)
        {
            var predictions = rows.Admit(prefix, [.. own.Select(o => (ReadOnlyMemory<int>)o)], new PredictionDetail(model.VocabularySize));
            foreach (var (tokens, prediction) in own.Zip(predictions))
            {
                histories.Add([.. before, .. tokens]);
                AssertAgrees(histories[^1], prediction);
            }
        }

        void Remove(int row)
        {
            rows.Remove(row);
            histories[row] = histories[^1];
            histories.RemoveAt(histories.Count - 1);
        }

        void Advance(int[] tokens)
        {
            for (var row = 0; row < tokens.Length; row++)
                histories[row].Add(tokens[row]);
            Assert.All(histories.Zip(rows.Advance(tokens, new PredictionDetail(model.VocabularySize))), pair => AssertAgrees(pair.First, pair.Second));
        }

        void AssertAgrees(List<int> history, Prediction prediction)
        {
            var whole = model.Forward(new ForwardBatch
            {
                Rows = [new ForwardRow(history.ToArray(), [new Read(history.Count - 1, [])])],
                Detail = new PredictionDetail(model.VocabularySize),
            });
            var expected = whole.Predictions[0][0].Top.ToDictionary(t => t.Token, t => t.LogProb);
            Assert.All(prediction.Top, top => Assert.Equal(expected[top.Token], top.LogProb, 1e-4));
        }
    }
}
