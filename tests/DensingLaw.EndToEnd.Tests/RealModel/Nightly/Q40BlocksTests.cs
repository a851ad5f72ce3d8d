using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>The requantised checkpoint of the nightly's tests is what ggml's tools would make of it.</summary>
public sealed class Q40BlocksTests
{
    [Fact]
    public void Write_TheReferencesWeights_GivesItsBytes()
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/gguf-blocks/quantize.safetensors"));
        var weights = golden.Floats("x");
        var blocks = new byte[weights.Length / Q40Blocks.Weights * Q40Blocks.Bytes];
        for (var i = 0; i < weights.Length / Q40Blocks.Weights; i++)
            Q40Blocks.Write(weights.AsSpan(i * Q40Blocks.Weights, Q40Blocks.Weights), blocks.AsSpan(i * Q40Blocks.Bytes));
        Assert.Equal(golden.Bytes("Q4_0.raw"), blocks);
    }

    [Fact]
    public void ReadQ41_TheReferencesBlocks_GivesItsWeights()
    {
        var golden = new GoldenTensors(SharedFolder.Require("goldens/gguf-blocks/quantize.safetensors"));
        var blocks = golden.Bytes("Q4_1.raw");
        var weights = new float[blocks.Length / Q40Blocks.Q41Bytes * Q40Blocks.Weights];
        for (var i = 0; i < blocks.Length / Q40Blocks.Q41Bytes; i++)
            Q40Blocks.ReadQ41(blocks.AsSpan(i * Q40Blocks.Q41Bytes), weights.AsSpan(i * Q40Blocks.Weights));
        Assert.Equal(golden.Floats("Q4_1.values"), weights);
    }
}
