using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>The tiny published-style folders: specification and counts worked out by hand from their config.json.</summary>
public sealed class PublishedFoldersTests
{
    // V·H embeddings (203 rows), twice when untied; a layer: two norms H, q and o H·heads·d each, k and v H·kvHeads·d each, MLP 3·H·I; final norm H.
    // llama: H 40, I 48, heads 4·16, kv 2·16: layer 80 + 5120 + 2560 + 5760 = 13520; two: 27040 + 40 = 27080; with 2·8120: 43320.
    // llama_bias: H 48, I 48, 4·12 heads and kv: layer 96 + 4608 + 4608 + 6912 + biases 4·48 + 3·48 = 16560; two + 48 = 33168; with 2·9744: 52656.
    // llama_fp16: kv 1·16: layer 80 + 5120 + 1280 + 5760 = 12240; two + 40 = 24520; with 2·8120: 40760.
    // llama_tied: three layers: 40560 + 40 = 40600; with 8120 once: 48720.
    [Theory]
    [InlineData("architectures/llama", 43_320, 27_080, "f32")]
    [InlineData("architectures/llama_bias", 52_656, 33_168, "f32")]
    [InlineData("architectures/llama_fp16", 40_760, 24_520, "f16")]
    [InlineData("architectures/llama_tied", 48_720, 40_600, "bf16")]
    [InlineData("architectures/llama_rope_yarn", 43_320, 27_080, "bf16")]
    [InlineData("architectures/mistral", 43_320, 27_080, "f32")]
    [InlineData("architectures/mistral_full", 43_320, 27_080, "bf16")]
    [InlineData("containers/safetensors_sharded", 43_320, 27_080, "bf16")]
    public void Open_PublishedFolder_CountsAsWorkedByHand(string folder, long total, long nonEmbedding, string precision)
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/" + folder));

        Assert.Equal(new(total, nonEmbedding, nonEmbedding), checkpoint.Parameters);
        Assert.Equal((precision, null), (checkpoint.Precision, checkpoint.Quantization));
    }
}
