namespace DensingLaw.Checkpoints.Tests;

/// <summary>Headers that lie are refused when the file is opened.</summary>
public sealed class SafetensorsFileTests
{
    [Fact]
    public void Open_TwoTensorsOutOfOrderAndAnEmptyOne_AreFound()
    {
        using var folder = new TemporaryFolder();
        using var file = SafetensorsFile.Open(folder.Write("m", TinySafetensors.File(
            """{"__metadata__": {"format": "pt"}, "b": {"dtype": "F32", "shape": [2], "data_offsets": [2, 10]}, "a": {"dtype": "F16", "shape": [1, 1], "data_offsets": [0, 2]}, "none": {"dtype": "F32", "shape": [0, 3], "data_offsets": [2, 2]}, "scalar": {"dtype": "U8", "shape": [], "data_offsets": [10, 11]}}""",
            11)));

        Assert.Equal(["a", "b", "none", "scalar"], file.Tensors.Keys.Order());
        Assert.Equal([2L], file.Tensors["b"].Shape);
        Assert.Equal(1, file.Tensors["scalar"].ElementCount);
    }

    [Theory]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 12]}}""", 12, "has 12 bytes")] // length is not shape · type
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}""", 12, "a gap or an overlap")] // gap at the start
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}""", 12, "the tensors end")] // gap at the end
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}""", 12, "a gap or an overlap")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "b": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}""", 8, "a gap or an overlap")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}""", 4, "the file has 4")] // truncated
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [-8, 0]}}""", 8, "data bytes -8")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [8, 0]}}""", 8, "data bytes 8 to 0")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [-1, -2], "data_offsets": [0, 8]}}""", 8, "shape [-1, -2]")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [4294967296, 4294967296, 4294967296], "data_offsets": [0, 8]}}""", 8, "shape [4294967296")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [0.5], "data_offsets": [0, 8]}}""", 8, "needs a dtype")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 99999999999999999999]}}""", 8, "needs a dtype")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4, 8]}}""", 8, "needs a dtype")]
    [InlineData("""{"a": {"dtype": 1, "shape": [2], "data_offsets": [0, 8]}}""", 8, "needs a dtype")]
    [InlineData("""{"a": {"shape": [2], "data_offsets": [0, 8]}}""", 8, "needs a dtype")]
    [InlineData("""{"a": [], "b": {}}""", 8, "needs a dtype")]
    [InlineData("""{"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, "a": {"dtype": "F32", "shape": [2], "data_offsets": [8, 16]}}""", 16, "no valid JSON")]
    [InlineData("""{"a\ud800": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}""", 8, "no valid JSON")]
    [InlineData("""{"a": {"dtype": "F\ud800", "shape": [2], "data_offsets": [0, 8]}}""", 8, "no valid JSON")]
    [InlineData("""[1]""", 8, "an object is needed")]
    [InlineData("""{"a": """, 8, "no valid JSON")]
    [InlineData("", 8, "no valid JSON")]
    [InlineData("[[[[[[[[[[[[[[[[", 8, "no valid JSON")]
    public void Open_LyingHeader_IsRefused(string header, int dataBytes, string message) => AssertBroken(TinySafetensors.File(header, dataBytes), message);

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(100_000_001ul)]
    [InlineData(11ul)]
    public void Open_HeaderLongerThanTheFile_IsRefused(ulong claimed) => AssertBroken(TinySafetensors.File("{}", 8, claimed), "the header claims");

    [Fact]
    public void Open_NoUtf8OrTooShort_IsRefused()
    {
        AssertBroken([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', 0xFF, (byte)'}'], "not UTF-8");
        AssertBroken([3, 0, 0], "has 3 bytes");
        AssertBroken([], "empty");
    }

    [Fact]
    public void Open_UnknownType_ListsTheKnown()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("m", TinySafetensors.File("""{"a": {"dtype": "Q7", "shape": [8], "data_offsets": [0, 8]}}""", 8));

        Assert.Contains("dtype Q7, known are F32, F16, BF16", Assert.Throws<ConfigurationException>(() => SafetensorsFile.Open(path)).Message, StringComparison.Ordinal);
    }

    private static void AssertBroken(byte[] content, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("broken.safetensors", content);
        var error = Assert.Throws<DataIntegrityException>(() => SafetensorsFile.Open(path));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }
}
