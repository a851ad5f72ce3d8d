using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>GGUF headers: typed metadata, and every way to lie.</summary>
public sealed class GgufFileTests
{
    [Fact]
    public void Metadata_EveryType_IsReadAsPlainValues()
    {
        using var folder = new TemporaryFolder();
        using var file = GgufFile.Open(folder.Write("m.gguf", TinyGguf.Llama()
            .Text("text", "naïve").Number("number", 0.5f)
            .Raw("flag", w => { w.Write(7u); w.Write((byte)1); })
            .Raw("big", w => { w.Write(10u); w.Write(ulong.MaxValue); })
            .Raw("small", w => { w.Write(1u); w.Write((sbyte)-3); })
            .Raw("texts", w => { w.Write(9u); w.Write(8u); w.Write(2ul); w.Write(1ul); w.Write("a"u8); w.Write(0ul); })
            .Raw("ints", w => { w.Write(9u); w.Write(5u); w.Write(2ul); w.Write(-1); w.Write(7); })
            .Raw("floats", w => { w.Write(9u); w.Write(6u); w.Write(1ul); w.Write(2.5f); }).ToArray()));
        var metadata = file.Metadata;

        Assert.Equal(("naïve", 0.5, true, -3L), (metadata.GetString("text"), metadata.GetNumber("number"), metadata.GetBoolean("flag"), metadata.GetInteger("small")));
        Assert.Equal(["a", ""], metadata.GetStrings("texts")!);
        Assert.Equal([-1, 7], metadata.GetIntegers("ints")!);
        Assert.Equal([2.5f], metadata.GetFloats("floats")!);
        Assert.Null(metadata.GetString("absent"));
        Assert.Null(metadata.GetStrings("absent"));
        Assert.Equal(ulong.MaxValue, metadata.GetNumber("big"));
        Assert.Throws<DataIntegrityException>(() => metadata.GetInteger("big"));
        Assert.Throws<DataIntegrityException>(() => metadata.GetInteger("text"));
        Assert.Throws<DataIntegrityException>(() => metadata.GetFloats("texts"));
        Assert.Throws<DataIntegrityException>(() => metadata.GetString("texts"));
    }

    [Fact]
    public void Open_HugeCounts_AreRefusedBeforeAllocation()
    {
        using var folder = new TemporaryFolder();
        var valid = TinyGguf.Llama().Text("text", "x").Raw("list", w => { w.Write(9u); w.Write(8u); w.Write(long.MaxValue); }).ToArray();
        AssertBroken(folder, valid, "array elements");
        AssertBroken(folder, TinyGguf.Llama().Raw("t", w => { w.Write(8u); w.Write(ulong.MaxValue); }).ToArray(), "bytes in a string");
        AssertBroken(folder, Patched(16, long.MaxValue), "metadata entries");
        AssertBroken(folder, Patched(8, -1), "tensors");
    }

    [Fact]
    public void Open_DeeplyNestedArrays_AreRefused()
    {
        using var folder = new TemporaryFolder();
        AssertBroken(folder, TinyGguf.Llama().Raw("deep", w =>
        {
            w.Write(9u);
            for (var i = 0; i < 100_000; i++)
            {
                w.Write(9u);
                w.Write(1ul);
            }
        }).ToArray(), "nested deeper");
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(4u)]
    [InlineData(0x03000000u)]
    public void Open_OtherVersions_AreNamed(uint version)
    {
        using var folder = new TemporaryFolder();
        var gguf = TinyGguf.Llama();
        gguf.Version = version;
        var error = Assert.Throws<ConfigurationException>(() => GgufFile.Open(folder.Write("m.gguf", gguf.ToArray())));

        Assert.Contains($"version {version}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BadAlignmentTypeMagicOrDuplicate_IsRefused()
    {
        using var folder = new TemporaryFolder();
        AssertBroken(folder, TinyGguf.Llama().Integer("general.alignment", 24).ToArray(), "general.alignment 24");
        AssertBroken(folder, TinyGguf.Llama().Raw("odd", w => w.Write(13u)).ToArray(), "metadata type 13");
        AssertBroken(folder, TinyGguf.Llama().Rows("output_norm.weight", 4).ToArray(), "two tensors named 'output_norm.weight'");
        AssertBroken(folder, TinyGguf.Llama().Raw("bad", w => { w.Write(8u); w.Write(1ul); w.Write((byte)0xFF); }).Text("later", "x").ToArray(), null, file => file.Metadata.GetString("bad"));
        AssertBroken(folder, [.. "GGML"u8, .. new byte[60]], "starts with");
        AssertBroken(folder, [], "empty");
    }

    [Fact]
    public void Open_TrailingOrMissingData_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var valid = TinyGguf.Llama().ToArray();
        AssertBroken(folder, [.. valid, .. new byte[64]], "the last tensor ends");
        AssertBroken(folder, valid[..^1], "needs 96 bytes");
    }

    [Theory]
    [InlineData(new[] { 1L << 31, 1L << 31 })] // 2^62 elements: their size in bytes overflows 64 bits
    [InlineData(new[] { 1L << 60 })]
    [InlineData(new[] { -4L })]
    [InlineData(new[] { 0L })]
    [InlineData(new[] { 1L, 1, 1, 1, 1 })]
    [InlineData(new long[0])]
    public void Open_ImpossibleDimensions_AreRefused(long[] dimensions)
    {
        using var folder = new TemporaryFolder();
        AssertBroken(folder, TinyGguf.Llama().Claim("blk.0.ffn_down.weight", dimensions).ToArray(), "'blk.0.ffn_down.weight'");
    }

    [Fact]
    public void Open_TypeWithoutDecoder_NamesItAndTheSupported()
    {
        var path = SharedFolder.Require("goldens/gguf/llama-kmix.gguf");
        var error = Assert.Throws<ConfigurationException>(() => GgufFile.Open(path));

        Assert.Contains("'blk.1.attn_q.weight' has GGUF type 16 (iq2_xxs), supported are f32, f16, q4_0", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Patched(int at, long value)
    {
        var bytes = TinyGguf.Llama().ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        return bytes;
    }

    private static void AssertBroken(TemporaryFolder folder, byte[] content, string? message, Action<GgufFile>? use = null)
    {
        var path = folder.Write("broken.gguf", content);
        var error = Assert.Throws<DataIntegrityException>(() =>
        {
            using var file = GgufFile.Open(path);
            use?.Invoke(file);
        });

        Assert.Contains(message ?? "", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
