using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>Decoder exports run as they are (goldens/architectures/README.md, "onnx/"): the reference is ONNX Runtime in Python and transformers.</summary>
public sealed class ExportGoldenTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Folders =>
        ["llama-past", "llama-past-external", "llama-nocache", "llama-genai-fp32", "phi3-past", "phi3-genai-fp32", "qwen2-past", "gemma2-past"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Score_GoldenCases_LogProbsEqualReference(string folder)
    {
        var (golden, checkpoint, model) = Open(folder);
        using (checkpoint)
        using (model)
        {
            var case0 = LogProbs.FromEngine(model, golden.Integers("case0.input_ids"));
            Assert.InRange(LogProbs.MaxDifference(LogProbs.FromLogits(golden.Floats("case0.ort_logits"), model.VocabularySize), case0), 0, Tolerance);
            Assert.InRange(LogProbs.MaxDifference(LogProbs.FromLogits(golden.Floats("case0.hf_logits_last4"), model.VocabularySize), case0.TakeLast(4)), 0, 1e-3);
            var case1 = LogProbs.FromEngine(model, golden.Integers("case1.input_ids"));
            Assert.InRange(LogProbs.MaxDifference(LogProbs.FromLogits(golden.Floats("case1.hf_logits_last4"), model.VocabularySize), case1.TakeLast(4)), 0, 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Score_BranchingSequences_SchedulerOptionsDoNotMatter(string folder)
    {
        var (golden, checkpoint, model) = Open(folder);
        using (checkpoint)
        using (model)
        {
            var ids = golden.Integers("case1.input_ids");
            var requests = Enumerable.Range(0, 10)
                .Select(i => new ScoreRequest((int[])[.. ids[..12], .. ids[i..((2 * i) + 3)]], ids[i..(i + 1 + (i % 3))])).ToList();
            var whole = Run(new SchedulerOptions { SharePrefixes = false, BatchTokens = 1 });

            Assert.All(
                new[] { new SchedulerOptions(), new SchedulerOptions { MinimumSavedTokens = 1 }, new SchedulerOptions { MinimumSavedTokens = 1, BatchTokens = 5 } },
                options => Assert.All(whole.Zip(Run(options)), pair => Assert.Equal(pair.First, pair.Second, 1e-4)));

            double[] Run(SchedulerOptions options)
            {
                var results = new double[requests.Count];
                new Scheduler(model, options).Score(requests, (i, result) => results[i] = result.LogLikelihood);
                return results;
            }
        }
    }

    private static (GoldenTensors Golden, Checkpoint Checkpoint, ICausalLanguageModel Model) Open(string folder)
    {
        var path = SharedFolder.Require($"goldens/onnx/{folder}");
        var checkpoint = CheckpointReader.Open(path);
        return (new GoldenTensors(Path.Combine(path, "golden.safetensors")), checkpoint, OnnxEngine.Load(checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = 1 }));
    }
}
