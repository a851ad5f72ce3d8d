using System.Text.Json;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>Against transformers on the real checkpoint (goldens/smollm2/README.md, logits.safetensors).</summary>
public sealed class SmolLm2LogitsTests(SmolLm2Fixture smolLm2) : IClassFixture<SmolLm2Fixture>
{
    private const double Tolerance = 1e-3;
    private const double NearTie = 1e-3;

    public static TheoryData<string> Prompts => ["english", "code", "math", "chinese", "mmlu_5shot", "long_1500"];

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Score_GoldenPrompt_LogProbsEqualTransformers(string prompt)
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/smollm2/logits.safetensors"));
        var ids = golden.Integers($"{prompt}.input_ids");

        var predictions = SequenceScorer.Score(smolLm2.Model, ids, topCount: 64);

        var expected = golden.Floats($"{prompt}.token_logprobs");
        Assert.All(Enumerable.Range(0, ids.Length - 1), i => Assert.Equal(expected[i], predictions[i].LogProbs[0], Tolerance));
        var topLogProbs = golden.Floats($"{prompt}.top64_logprobs");
        var first = ids.Length - (topLogProbs.Length / 64);
        for (var i = 0; i < topLogProbs.Length; i++)
        {
            // Equal log-probabilities may swap their ids, so ranks are compared by value.
            Assert.Equal(topLogProbs[i], predictions[first + (i / 64)].Top[i % 64].LogProb, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Score_LastPosition_WholeVocabularyEqualsTransformers(string prompt)
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/smollm2/logits.safetensors"));
        var ids = golden.Integers($"{prompt}.input_ids");
        var model = smolLm2.Model;

        var result = model.Forward(new ForwardBatch { Rows = [new ForwardRow(ids, [new Read(ids.Length - 1, [])])], Detail = new PredictionDetail(model.VocabularySize) });

        var expected = golden.Floats($"{prompt}.last_logprobs").Select(v => (double)v).ToArray();
        Assert.InRange(LogProbs.MaxDifference([expected], [LogProbs.ById(result.Predictions[0][0])]), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Continue_GoldenPrompt_EqualUpToTheFirstNearTie(string prompt)
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/smollm2/logits.safetensors"));
        var expected = golden.Integers($"{prompt}.greedy_ids");
        var margins = golden.Floats($"{prompt}.greedy_margins");
        var certain = margins.TakeWhile(m => m >= NearTie).Count();

        var generated = GreedyDecoder.Continue(smolLm2.Model, golden.Integers($"{prompt}.input_ids"), expected.Length, smolLm2.Tokenizer.EosIds.Contains);

        Assert.Equal(expected.Take(certain), generated.Take(certain));
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public void Tokenize_GoldenPrompt_IdsEqualTransformers(string prompt)
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/smollm2/logits.safetensors"));
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("goldens/smollm2/logits.json")));
        var text = json.RootElement.GetProperty(prompt).GetProperty("text").GetString()!;

        Assert.Equal(golden.Integers($"{prompt}.input_ids"), smolLm2.Tokenizer.EncodeToIds(text, addSpecialTokens: true));
    }
}
