namespace DensingLaw.Checkpoints.Tests;

/// <summary>How embedding, head and quantised matrices are found, on graphs of a few nodes: vocabulary 6, width 4.</summary>
public sealed class OnnxParametersTests
{
    private const int UInt8 = 2, Int8 = 3, Float16 = 10;

    [Fact]
    public void Count_HeadIsTransposedEmbedding_CountsItOnce() => AssertCounts(40, 16, new TinyOnnx()
        .Initializer("table", [6, 4]).Initializer("w", [4, 4]).Initializer("scalar", []).Initializer("one", [1])
        .Node("Gather", ["table", "input_ids"], "x").Node("MatMul", ["x", "w"], "y")
        .Node("Transpose", ["table"], "t").Node("MatMul", ["y", "t"], "logits"));

    [Fact]
    public void Count_TiedInConfigButStoredTwice_CountsItOnce()
    {
        var twice = () => new TinyOnnx().Initializer("table", [6, 4]).Initializer("w", [4, 4]).Initializer("head", [4, 6])
            .Node("Gather", ["table", "input_ids"], "x").Node("MatMul", ["x", "w"], "y").Node("MatMul", ["y", "head"], "logits");
        AssertCounts(40, 16, twice(), tied: true);
        AssertCounts(64, 16, twice());
    }

    [Fact]
    public void Count_SoftCappedLogits_FindsTheHeadBehindThem() => AssertCounts(64, 16, new TinyOnnx()
        .Initializer("table", [6, 4]).Initializer("w", [4, 4]).Initializer("head", [4, 6]).Initializer("cap", [1])
        .Node("Gather", ["table", "input_ids"], "x").Node("MatMul", ["x", "w"], "y").Node("MatMul", ["y", "head"], "a")
        .Node("Div", ["a", "cap"], "b").Node("Tanh", ["b"], "c").Node("Mul", ["cap", "c"], "logits"));

    [Fact]
    public void Count_QuantisedMatrices_CountElementsNotBytesOrScales() => AssertCounts(64, 16, new TinyOnnx()
        .Initializer("table", [6, 2], UInt8, 12).Initializer("tableScales", [6, 2]) // two 4-bit elements a byte
        .Initializer("w", [4, 4], Int8, 16).Initializer("wScale", [4]) // a byte each
        .Initializer("head", [6, 1, 16], UInt8, 96).Initializer("headScales", [6]) // blocks of 32 along K = 4: mostly padding
        .Node("GatherBlockQuantized", ["table", "input_ids", "tableScales"], "x", ("bits", 4))
        .Node("DequantizeLinear", ["w", "wScale"], "d").Node("MatMul", ["x", "d"], "y")
        .Node("MatMulNBits", ["y", "head", "headScales"], "logits", ("N", 6), ("K", 4), ("bits", 4)), "int4");

    [Fact]
    public void Count_RotaryTables_AreNoParameters() => AssertCounts(64, 16, new TinyOnnx()
        .Initializer("cos_cache", [8, 2]).Initializer("m.sin_cached", [8, 2]).Initializer("rotary.inv_freq", [2])
        .Initializer("table", [6, 4], Float16, 48).Initializer("w", [4, 4], Float16, 32).Initializer("head", [4, 6], Float16, 48)
        .Node("Gather", ["table", "input_ids"], "x").Node("MatMul", ["x", "w"], "y").Node("MatMul", ["y", "head"], "logits"), "f16");

    [Fact]
    public void Count_UnclearGraph_SaysWhy()
    {
        AssertUnclear("no Gather reads a stored matrix", new TinyOnnx().Initializer("w", [4, 4]).Node("MatMul", ["x", "w"], "logits"));
        AssertUnclear("the logits come from Softmax", new TinyOnnx().Initializer("embed", [6, 4])
            .Node("MatMul", ["x", "embed"], "y").Node("Softmax", ["y"], "logits"));
        AssertUnclear("no matrix product leads to the logits", new TinyOnnx().Initializer("embed", [6, 4]).Node("Cast", ["embed"], "logits"));
        AssertUnclear("has no stored matrix", new TinyOnnx().Initializer("embed", [6, 4]).Node("MatMul", ["x", "y"], "logits"));
        AssertUnclear("N and K are missing or exceed", new TinyOnnx().Initializer("w", [2], UInt8, 2).Node("MatMulNBits", ["x", "w", "s"], "logits"));
        AssertUnclear("no matrix product", new TinyOnnx().Initializer("embed", [6, 4]).Node("Cast", ["logits"], "logits")); // a cycle ends
    }

    private static void AssertCounts(long total, long nonEmbedding, TinyOnnx model, string precision = "f32", bool tied = false)
    {
        using var folder = new TemporaryFolder();
        var parameters = Read(folder, model);

        Assert.Equal(precision, parameters.Precision);
        Assert.Equal(new(total, nonEmbedding, nonEmbedding), parameters.Count(tied));
    }

    private static void AssertUnclear(string message, TinyOnnx model)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => Read(folder, model).Count(false)).Message, StringComparison.Ordinal);
    }

    private static OnnxParameters Read(TemporaryFolder folder, TinyOnnx model)
    {
        using var file = MappedFile.Open(folder.Write("m.onnx", model.ToArray()));
        return new(OnnxGraph.Read(file), file.Path);
    }
}
