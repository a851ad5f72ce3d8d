using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests.StateDicts;

/// <summary>Against goldens/containers/torchsharp_dat, which was checked with TorchSharp's own exporter.</summary>
public sealed class StateDictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_OneTensorOfEachType_NamesShapesAndFormats()
    {
        using var file = StateDictFile.Open(SharedFolder.Require("goldens/containers/torchsharp_dat/types.dat"));
        Assert.Equal(
            ["bf16 bf16 [2]", "bool bool [2]", "f16 f16 [2]", "f32 f32 [2, 3, 2]", "f64 f64 [1]", "i16 i16 [2]", "i32 i32 [2, 1]", "i64 i64 []", "i8 i8 [5]", "u8 u8 [5]"],
            file.Tensors.Values.Where(t => t.Name.Length < 6).Select(t => $"{t.Name} {t.Format.Name} {TensorShape.Text(t.Shape)}").Order(StringComparer.Ordinal));
        var other = Assert.Single(file.Tensors.Values, t => t.Name.Length >= 6);
        Assert.StartsWith("a.long.name.äö.x", other.Name, StringComparison.Ordinal);
        Assert.Equal((0, "[0, 3]"), (other.ElementCount, TensorShape.Text(other.Shape)));
    }

    [Fact]
    public void Open_Folder_CountsAsWorkedByHand()
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/containers/torchsharp_dat"));
        Assert.Equal(new(43_320, 27_080, 27_080), checkpoint.Parameters);
        Assert.Equal(("f32", null), (checkpoint.Precision, checkpoint.Quantization));
    }

    [Theory]
    [InlineData("goldens/containers/torchsharp_dat")]
    [InlineData("goldens/architectures/llama_tied")]
    public void Save_ThenOpen_HasTheSameWeights(string source)
    {
        using var before = CheckpointReader.Open(SharedFolder.Require(source));
        var path = _folder.File("saved");
        TorchSharpFolder.Save(before, path);
        using var after = CheckpointReader.Open(path);
        Assert.Equal(before.Parameters, after.Parameters);
        Assert.Equal(before.AllWeights(), after.AllWeights());
        Assert.All(before.AllWeights(), w => Assert.Equal(before.Weights!.ReadArray(w.Role, w.Layer), after.Weights!.ReadArray(w.Role, w.Layer)));
        Assert.Throws<ConfigurationException>(() => TorchSharpFolder.Save(before, path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(-1)]
    public void Open_Truncated_IsADataError(int length)
    {
        var whole = File.ReadAllBytes(SharedFolder.Require("goldens/containers/torchsharp_dat/types.dat"));
        var path = _folder.Write("cut.dat", whole[..(length < 0 ? whole.Length + length : length)]);
        Assert.Throws<DataIntegrityException>(() => StateDictFile.Open(path));
    }

    [Theory]
    [InlineData(new byte[] { 1, 1, 97, 6, 1, 255, 255, 255, 255, 255, 255, 255, 255, 127 })] // a dimension of 2^63 - 1
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1 })] // a count of more than 64 bits
    [InlineData(new byte[] { 1, 1, 97, 6, 0, 0, 0, 0, 0, 0 })] // a byte left over
    [InlineData(new byte[] { 1, 1, 255, 0, 1, 1, 0 })] // a name that is no UTF-8
    public void Open_Contradiction_IsADataError(byte[] content)
    {
        var path = _folder.Write("broken.dat", content);
        Assert.Throws<DataIntegrityException>(() => StateDictFile.Open(path));
    }
}
