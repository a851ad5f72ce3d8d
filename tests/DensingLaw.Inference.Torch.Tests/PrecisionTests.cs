using DensingLaw.Checkpoints;
using DensingLaw.Tests;
using TorchSharp;

namespace DensingLaw.Inference.Torch.Tests;

/// <summary>
/// Arithmetic in 16 bits, here on the CPU, which has the same rules for types as CUDA. A rounding error is 2⁻⁹ of a value in bf16 and 2⁻¹² in fp16; logits of
/// these models are below 1 in size, and a few dozen roundings lie between input and output.
/// </summary>
public sealed class PrecisionTests
{
    public static TheoryData<string, string, double> Cases()
    {
        var cases = new TheoryData<string, string, double>();
        foreach (var name in new[] { "llama", "mistral", "llama_rope_yarn" })
        {
            cases.Add(name, "bf16", 5e-2);
            cases.Add(name, "fp16", 1e-2);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_In16Bits_StaysWithinItsRoundingOfFp32(string architecture, string precision, double tolerance)
    {
        TorchLoading.RequireLibrary();
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/architectures/" + architecture));
        var type = precision == "bf16" ? torch.bfloat16 : torch.float16;
        using var exact = TorchLoading.Load(checkpoint);
        using var rounded = new TorchModel(checkpoint.Spec!, checkpoint.Weights!, new TorchDevice("cpu", torch.CPU, type, precision), 1);

        var (expected, actual) = (LogProbs(exact), LogProbs(rounded));

        Assert.NotEqual(expected, actual);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    /// <summary>A prefix in two pieces, then rows of two lengths behind it: every kind of attention.</summary>
    private static float[] LogProbs(ICausalLanguageModel model)
    {
        using var first = model.Forward(new ForwardBatch { Rows = [new ForwardRow(Enumerable.Range(1, 20).ToArray(), [])], KeepState = true }).State;
        using var prefix = model.Forward(new ForwardBatch { Prefix = first, Rows = [new ForwardRow(new[] { 3, 4 }, [])], KeepState = true }).State;
        var rows = model.Forward(new ForwardBatch
        {
            Prefix = prefix,
            Rows = [new ForwardRow(new[] { 1, 7 }, [new Read(1, [2, 5])]), new ForwardRow(new[] { 1, 2, 9 }, [new Read(0, [2]), new Read(2, [6])])],
        }).Predictions;
        return [.. rows.SelectMany(r => r).SelectMany(p => p.LogProbs)];
    }
}
