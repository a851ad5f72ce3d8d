using DensingLaw.Checkpoints;
using DensingLaw.Tests;
using TorchSharp;

namespace DensingLaw.Inference.Torch.Tests;

/// <summary>
/// Arithmetic in 16 bits, here on the CPU, which has the same rules for types as CUDA. The goldens' README gives 0.05 to 0.5 as usual for bf16 with these
/// random weights; fp16 has three bits more.
/// </summary>
public sealed class PrecisionTests
{
    public static TheoryData<string, string, double> Cases()
    {
        var cases = new TheoryData<string, string, double>();
        foreach (var name in new[] { "llama", "mistral", "llama_rope_yarn" })
        {
            cases.Add(name, "bf16", 0.5);
            cases.Add(name, "fp16", 0.5 / 8);
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

    /// <summary>A prefix in two pieces, rows of two lengths behind it, and a step of rows that refer to it or copy it: every kind of attention.</summary>
    private static float[] LogProbs(ICausalLanguageModel model)
    {
        using var first = model.Forward(new ForwardBatch { Rows = [new ForwardRow(Enumerable.Range(1, 20).ToArray(), [])], KeepState = true }).State;
        using var prefix = model.Forward(new ForwardBatch { Prefix = first, Rows = [new ForwardRow(new[] { 3, 4 }, [])], KeepState = true }).State;
        var rows = model.Forward(new ForwardBatch
        {
            Prefix = prefix,
            Rows = [new ForwardRow(new[] { 1, 7 }, [new Read(1, [2, 5])]), new ForwardRow(new[] { 1, 2, 9 }, [new Read(0, [2]), new Read(2, [6])])],
        }).Predictions;
        using var generated = model.OpenRows(3);
        generated.Attach(prefix!);
        generated.Admit(prefix, [new[] { 1, 7 }, new[] { 2 }], default);
        generated.Admit(first, [new[] { 5 }], default);
        var steps = generated.Advance([4, 8, 6], new PredictionDetail(Distribution: true));
        return [.. rows.SelectMany(r => r).SelectMany(p => p.LogProbs), .. steps.SelectMany(p => p.Distribution)];
    }
}
