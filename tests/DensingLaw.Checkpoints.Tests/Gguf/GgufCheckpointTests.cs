using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>GGUF files of the llama family as models.</summary>
public sealed class GgufCheckpointTests
{
    [Fact]
    public void Read_LlamaQueryAndKey_AreInPublishedRowOrder()
    {
        using var folder = new TemporaryFolder();
        using var checkpoint = CheckpointReader.Open(folder.Write("m.gguf", TinyGguf.Llama().ToArray()));

        // Stored rows of a head of 4 are the published rows 0, 2, 1, 3; two query heads, one key head. Values are not permuted.
        Assert.Equal([0, 2, 1, 3, 4, 6, 5, 7], FirstColumn(checkpoint, WeightRole.Query));
        Assert.Equal([0, 2, 1, 3], FirstColumn(checkpoint, WeightRole.Key));
        Assert.Equal([0, 1, 2, 3], FirstColumn(checkpoint, WeightRole.Value));
    }

    [Fact]
    public void Read_LlamaBiases_ArePermutedLikeTheirRows()
    {
        using var folder = new TemporaryFolder();
        var gguf = TinyGguf.Llama().Rows("blk.0.attn_q.bias", 8).Rows("blk.0.attn_k.bias", 4).Rows("blk.0.attn_v.bias", 4).Rows("blk.0.attn_output.bias", 4);
        using var checkpoint = CheckpointReader.Open(folder.Write("m.gguf", gguf.ToArray()));

        Assert.Equal([0, 2, 1, 3, 4, 6, 5, 7], checkpoint.Weights!.ReadArray(WeightRole.QueryBias, 0));
        Assert.Equal([0, 1, 2, 3], checkpoint.Weights!.ReadArray(WeightRole.ValueBias, 0));
    }

    [Theory]
    [InlineData("F32", "f32", null)]
    [InlineData("F16", "f16", null)]
    [InlineData("BF16", "bf16", null)]
    [InlineData("Q8_0", "q8_0", "gguf:q8_0")]
    [InlineData("Q4_0", "q4_0", "gguf:q4_0")]
    [InlineData("Q4_1", "q4_1", "gguf:q4_1")]
    [InlineData("Q5_0", "q5_0", "gguf:q5_0")]
    [InlineData("Q5_1", "q5_1", "gguf:q5_1")]
    public void Open_GoldenLlama_HasItsCountsAndPrecision(string name, string precision, string? quantization)
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require($"goldens/gguf/llama-{name}.gguf"));

        // H 64, I 96, 4·16 query and 2·16 key-value channels: a layer 128 + 8192 + 4096 + 18432 = 30848; two + 64 = 61760; with 2·203·64: 87744.
        Assert.Equal(new(87_744, 61_760, 61_760), checkpoint.Parameters);
        Assert.Equal((precision, quantization), (checkpoint.Precision, checkpoint.Quantization));
    }

    [Theory]
    [InlineData("F16", 1 / 2048.0, 3e-8)] // half a unit of 11 bits; the smallest subnormal
    [InlineData("BF16", 1 / 256.0, 0)]
    public void Read_HalfPrecisions_EqualF32WithinRounding(string name, double relative, double absolute)
    {
        using var exact = CheckpointReader.Open(SharedFolder.Require("goldens/gguf/llama-F32.gguf"));
        using var rounded = CheckpointReader.Open(SharedFolder.Require($"goldens/gguf/llama-{name}.gguf"));

        foreach (var (role, layer) in exact.AllWeights())
        {
            var (expected, actual) = (exact.Weights!.ReadArray(role, layer), rounded.Weights!.ReadArray(role, layer));
            for (var i = 0; i < expected.Length; i++)
                Assert.InRange(actual[i] - expected[i], -Limit(expected[i]), Limit(expected[i]));
        }

        double Limit(float value) => (relative * Math.Abs(value)) + absolute;
    }

    [Fact]
    public void Read_Q8_EqualsF32WithinHalfAStepOfTheBlock()
    {
        using var exact = CheckpointReader.Open(SharedFolder.Require("goldens/gguf/llama-F32.gguf"));
        using var rounded = CheckpointReader.Open(SharedFolder.Require("goldens/gguf/llama-Q8_0.gguf"));

        var (expected, actual) = (exact.Weights!.ReadArray(WeightRole.Query, 1), rounded.Weights!.ReadArray(WeightRole.Query, 1));
        for (var block = 0; block < expected.Length; block += 32)
        {
            var largest = expected.AsSpan(block, 32).ToArray().Max(Math.Abs);
            for (var i = block; i < block + 32; i++)
                Assert.InRange(Math.Abs(actual[i] - expected[i]), 0, largest * ((0.5 / 127) + (1 / 2048.0))); // half a step, and the scale's own rounding
        }
    }

    [Fact]
    public void Frequencies_RopeFactorsTensor_GivesLlama3Scaling()
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/gguf/llama-rope3-Q8_0.gguf"));
        var rotary = checkpoint.Spec!.Layers[0].Attention.Rotary!;
        var published = rotary with
        {
            Scaling = new Llama3RotaryScaling { Factor = 8, LowFrequencyFactor = 1, HighFrequencyFactor = 4, TrainedLength = 32 },
        };

        Assert.IsType<FactorsRotaryScaling>(rotary.Scaling);
        foreach (var (expected, actual) in published.Frequencies(1).RadiansPerToken.Zip(rotary.Frequencies(1).RadiansPerToken))
            Assert.InRange(actual / expected, 1 - 1e-6, 1 + 1e-6); // the tensor is fp32
    }

    [Fact]
    public void TryMap_F32_MapsOnlyWhatNeedsNoPermutation()
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/gguf/llama-F32.gguf"));
        Assert.True(Map(checkpoint, WeightRole.Value).SequenceEqual(checkpoint.Weights!.ReadArray(WeightRole.Value, 0)));
        Assert.True(Map(checkpoint, WeightRole.Query).IsEmpty);

        static unsafe ReadOnlySpan<float> Map(Checkpoint checkpoint, WeightRole role) =>
            checkpoint.Weights!.TryMap(role, 0, out var data)
                ? new(data, (int)(checkpoint.Weights.Shape(role, 0)[0] * checkpoint.Weights.Shape(role, 0)[1]))
                : default;
    }

    [Fact]
    public void Open_HeadSizeWithoutKeyLength_IsTheRotaryDimensionElseHiddenOverHeads()
    {
        using var folder = new TemporaryFolder();
        using (var rotary = CheckpointReader.Open(folder.Write("a.gguf", TinyGguf.Llama(6).Without("llama.attention.key_length").Integer("llama.rope.dimension_count", 6).ToArray())))
            Assert.Equal(6, rotary.Spec!.Layers[0].Attention.HeadSize);
        using var divided = CheckpointReader.Open(folder.Write("b.gguf", TinyGguf.Llama(2).Without("llama.attention.key_length").ToArray()));
        Assert.Equal(2, divided.Spec!.Layers[0].Attention.HeadSize);
    }

    private static int[] FirstColumn(Checkpoint checkpoint, WeightRole role) =>
        [.. checkpoint.Weights!.ReadArray(role, 0).Chunk(4).Select(row => (int)row[0])];
}
