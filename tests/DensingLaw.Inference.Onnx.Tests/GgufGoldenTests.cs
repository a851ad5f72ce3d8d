using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>Against the logits of the dequantised weights of tiny GGUF files (goldens/architectures/README.md, "gguf/").</summary>
public sealed class GgufGoldenTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("llama-F32")]
    [InlineData("llama-F16")]
    [InlineData("llama-BF16")]
    [InlineData("llama-Q8_0")]
    [InlineData("llama-Q4_0")]
    [InlineData("llama-Q4_1")]
    [InlineData("llama-Q5_0")]
    [InlineData("llama-Q5_1")]
    [InlineData("llama-rope3-Q8_0")]
    public void Score_GoldenCases_LogProbsEqualReference(string name)
    {
        var golden = new GoldenTensors(SharedFolder.Require($"goldens/gguf/{name}.golden.safetensors"));
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require($"goldens/gguf/{name}.gguf"));
        using var model = OnnxEngine.Load(checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = 1 });

        var case0 = LogProbs.FromLogits(golden.Floats("case0.logits"), model.VocabularySize);
        Assert.InRange(LogProbs.MaxDifference(case0, LogProbs.FromEngine(model, golden.Integers("case0.input_ids"))), 0, Tolerance);
        var case1 = LogProbs.FromLogits(golden.Floats("case1.logits_last4"), model.VocabularySize);
        Assert.InRange(LogProbs.MaxDifference(case1, LogProbs.FromEngine(model, golden.Integers("case1.input_ids")).TakeLast(4)), 0, Tolerance);
    }
}
