using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

public sealed class SmolLm2Tests
{
    private const string Folder = "checkpoints/smollm2-135m-instruct";

    [Fact]
    public void Open_SmolLm2Folder_HasPublishedSpecAndExactCounts()
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require(Folder));

        var spec = checkpoint.Spec!;
        Assert.Equal((49_152, 576, 8192, 30, true), (spec.VocabularySize, spec.HiddenSize, spec.MaxPositions, spec.Layers.Count, spec.TiedEmbeddings));
        var attention = spec.Layers[29].Attention;
        Assert.Equal((9, 3, 64, 0.125), (attention.QueryHeads, attention.KeyValueHeads, attention.HeadSize, attention.Scale));
        Assert.Equal((100_000.0, 64, false), (attention.Rotary!.Base, attention.Rotary.Dimension, attention.Rotary.Interleaved));
        Assert.Equal(1536, spec.Layers[0].Mlp.IntermediateSize);
        Assert.Equal(new(134_515_008, 106_203_456, 106_203_456), checkpoint.Parameters);
        Assert.Equal(("llama", "q4_1", "gguf:q4_1"), (checkpoint.Family, checkpoint.Precision, checkpoint.Quantization));
    }

    [Fact]
    public void Compute_SmolLm2_GivesTheFilesPublishedSha256()
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require(Folder));
        var hash = CheckpointHash.Compute(checkpoint);

        Assert.Equal("b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53", hash.WeightsSha256);
        Assert.Equal(["SmolLM2-135M-Instruct.Q4_1.gguf", "config.json"], hash.Files.Select(f => f.Name));
        Assert.Equal(98_362_432, hash.Files[0].LengthBytes);
    }
}
