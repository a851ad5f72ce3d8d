using System.Runtime.InteropServices;

namespace DensingLaw.Checkpoints.Tests;

public sealed class StoredTensorTests
{
    private const int Rows = 300, Columns = 1000;

    [Fact]
    public void Read_LargeTensor_EqualsContentAcrossChunks()
    {
        using var folder = new TemporaryFolder();
        var content = Content();
        using var file = MappedFile.Open(folder.Write("tensor", MemoryMarshal.AsBytes(content.AsSpan()).ToArray()));
        var actual = new float[content.Length];
        Tensor(file).Read(actual);

        Assert.Equal(content, actual);
    }

    [Fact]
    public void ReadRows_ReversedRows_ReversesTheContent()
    {
        using var folder = new TemporaryFolder();
        var content = Content();
        using var file = MappedFile.Open(folder.Write("tensor", MemoryMarshal.AsBytes(content.AsSpan()).ToArray()));
        var actual = new float[content.Length];
        Tensor(file).ReadRows([.. Enumerable.Range(0, Rows).Reverse()], actual);

        Assert.Equal(content.Chunk(Columns).Reverse().SelectMany(row => row), actual);
    }

    [Fact]
    public void Read_WrongDestinationLength_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var file = MappedFile.Open(folder.Write("tensor", new byte[Rows * Columns * 4]));

        Assert.Throws<ArgumentException>(() => Tensor(file).Read(new float[7]));
    }

    [Fact]
    public void Read_AfterDisposal_ThrowsInsteadOfReadingUnmappedMemory()
    {
        using var folder = new TemporaryFolder();
        var file = MappedFile.Open(folder.Write("tensor", new byte[Rows * Columns * 4]));
        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Tensor(file).Read(new float[Rows * Columns]));
    }

    private static float[] Content() => [.. Enumerable.Range(0, Rows * Columns).Select(i => (float)i)];

    private static StoredTensor Tensor(MappedFile file) => new()
    {
        Name = "t",
        Shape = [Rows, Columns],
        ElementCount = Rows * Columns,
        Format = TensorFormats.F32,
        File = file,
        Offset = 0,
    };
}
